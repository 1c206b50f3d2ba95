package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** What a get answers. Without the values, each still has its line, so that scripts find keys on every other one. */
public record RangeReport(RangeResponse message, boolean valuesOnly) implements Report {
  @Override
  public void simple(Text text) {
    for (var pair : message.getKvsList()) {
      if (!valuesOnly) {
        text.key(pair);
      }
      text.value(pair);
    }
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader());
    message.getKvsList().forEach(pair -> fields.keyValue("", pair));
    fields.truth("More", message.getMore()).number("Count", message.getCount());
  }
}
