package dev.keelson.etcdctl.v3.auth;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** An answer that says nothing but that it is done. */
record DoneReport(Message message, ResponseHeader header, String text) implements Report {
  @Override
  public void simple(Text lines) {
    lines.line(text);
  }

  @Override
  public void fields(Fields fields) {
    fields.header(header);
  }
}
