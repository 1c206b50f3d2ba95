package dev.keelson.etcdctl.v3.cluster;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.StatusResponse;
import dev.keelson.etcdctl.v3.report.ByteSize;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.GoJson;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Reporter;
import dev.keelson.etcdctl.v3.report.Table;
import dev.keelson.etcdctl.v3.report.Text;
import java.util.List;

/** How members are doing. */
record StatusReport(List<Entry> entries) implements Report {
  /** One endpoint and what it said. */
  record Entry(String endpoint, StatusResponse status) {
    List<String> row() {
      return List.of(
          endpoint,
          Long.toHexString(status.getHeader().getMemberId()),
          status.getVersion(),
          ByteSize.humanized(status.getDbSize()),
          Boolean.toString(status.getLeader() == status.getHeader().getMemberId()),
          Boolean.toString(status.getIsLearner()),
          Long.toUnsignedString(status.getRaftTerm()),
          Long.toUnsignedString(status.getRaftIndex()),
          Long.toUnsignedString(status.getRaftAppliedIndex()),
          String.join(", ", status.getErrorsList()));
    }
  }

  StatusReport {
    entries = List.copyOf(entries);
  }

  @Override
  public void simple(Text text) {
    entries.forEach(entry -> text.line(String.join(", ", entry.row())));
  }

  @Override
  public Table table() {
    return new Table(
        List.of("endpoint", "ID", "version", "db size", "is leader", "is learner", "raft term", "raft index",
            "raft applied index", "errors"),
        entries.stream().map(Entry::row).toList());
  }

  @Override
  public void fields(Fields fields) {
    for (var entry : entries) {
      var status = entry.status();
      fields.header(status.getHeader())
          .quoted("Version", status.getVersion())
          .number("DBSize", status.getDbSize())
          .raw("Leader", Long.toUnsignedString(status.getLeader()))
          .truth("IsLearner", status.getIsLearner())
          .raw("RaftIndex", Long.toUnsignedString(status.getRaftIndex()))
          .raw("RaftTerm", Long.toUnsignedString(status.getRaftTerm()))
          .raw("RaftAppliedIndex", Long.toUnsignedString(status.getRaftAppliedIndex()))
          .raw("Errors", "[" + String.join(" ", status.getErrorsList()) + "]")
          .quoted("Endpoint", entry.endpoint())
          .gap();
    }
  }

  @Override
  public void json(GoJson json) {
    json.list(entries, entry -> json.object(() -> {
      json.name("Endpoint").string(entry.endpoint()).name("Status");
      // Scripts compare this with what 3.4 prints, which knows nothing of what came later.
      json.message(
          entry.status().toBuilder().clearStorageVersion().clearDbSizeQuota().clearDowngradeInfo().build());
    }));
  }

  @Override
  public Message message() {
    throw Reporter.unsupported("protobuf");
  }
}
