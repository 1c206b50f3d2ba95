package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.PutResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** What a put answers. */
record PutReport(PutResponse message) implements Report {
  @Override
  public void simple(Text text) {
    text.line("OK");
    if (message.hasPrevKv()) {
      text.keyValue(message.getPrevKv());
    }
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader());
    if (message.hasPrevKv()) {
      fields.keyValue("Prev", message.getPrevKv());
    }
  }
}
