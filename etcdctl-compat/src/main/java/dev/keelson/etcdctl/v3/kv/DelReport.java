package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.DeleteRangeResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** What a del answers. */
record DelReport(DeleteRangeResponse message) implements Report {
  @Override
  public void simple(Text text) {
    text.line(Long.toString(message.getDeleted()));
    message.getPrevKvsList().forEach(text::keyValue);
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader()).number("Deleted", message.getDeleted());
    message.getPrevKvsList().forEach(pair -> fields.keyValue("Prev", pair));
  }
}
