package dev.keelson.etcdctl.v3.cluster;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.HashKVResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.GoJson;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Reporter;
import dev.keelson.etcdctl.v3.report.Table;
import dev.keelson.etcdctl.v3.report.Text;
import java.util.List;

/** The hash of each member's history: equal on all that have applied the same. */
record HashReport(List<Entry> entries) implements Report {
  /** One endpoint and what it said. */
  record Entry(String endpoint, HashKVResponse answer) {
    List<String> row() {
      return List.of(endpoint, Integer.toUnsignedString(answer.getHash()));
    }
  }

  HashReport {
    entries = List.copyOf(entries);
  }

  @Override
  public void simple(Text text) {
    entries.forEach(entry -> text.line(String.join(", ", entry.row())));
  }

  @Override
  public Table table() {
    return new Table(List.of("endpoint", "hash"), entries.stream().map(Entry::row).toList());
  }

  @Override
  public void fields(Fields fields) {
    for (var entry : entries) {
      fields.header(entry.answer().getHeader())
          .quoted("Endpoint", entry.endpoint())
          .raw("Hash", Integer.toUnsignedString(entry.answer().getHash()))
          .gap();
    }
  }

  @Override
  public void json(GoJson json) {
    json.list(entries, entry -> json.object(() -> {
      json.name("Endpoint").string(entry.endpoint()).name("HashKV");
      json.message(entry.answer().toBuilder().clearHashRevision().build());
    }));
  }

  @Override
  public Message message() {
    throw Reporter.unsupported("protobuf");
  }
}
