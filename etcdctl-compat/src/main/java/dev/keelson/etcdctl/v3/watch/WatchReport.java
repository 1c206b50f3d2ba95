package dev.keelson.etcdctl.v3.watch;

import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.GoJson;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** Events, and what the server says about the watch itself. */
record WatchReport(WatchResponse message) implements Report {
  @Override
  public void simple(Text text) {
    for (var event : message.getEventsList()) {
      text.line(event.getType().toString());
      if (event.hasPrevKv()) {
        text.keyValue(event.getPrevKv());
      }
      text.keyValue(event.getKv());
    }
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader());
    for (var event : message.getEventsList()) {
      fields.raw("Type", event.getType().toString());
      if (event.hasPrevKv()) {
        fields.keyValue("Prev", event.getPrevKv());
      }
      fields.keyValue("", event.getKv());
    }
  }

  /** The client's own struct, not the server's message. */
  @Override
  public void json(GoJson json) {
    json.object(() -> {
      json.name("Header").message(message.getHeader());
      json.name("Events");
      if (message.getEventsCount() == 0) {
        json.raw("null");
      } else {
        json.list(message.getEventsList(), json::message);
      }
      json.name("CompactRevision").raw(Long.toString(message.getCompactRevision()))
          .name("Canceled").raw(Boolean.toString(message.getCanceled()))
          .name("Created").raw(Boolean.toString(message.getCreated()));
    });
  }
}
