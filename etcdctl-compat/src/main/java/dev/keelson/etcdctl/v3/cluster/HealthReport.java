package dev.keelson.etcdctl.v3.cluster;

import com.google.protobuf.Message;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.GoJson;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Reporter;
import dev.keelson.etcdctl.v3.report.Table;
import dev.keelson.etcdctl.v3.report.Text;
import java.util.List;

/** Which endpoints commit proposals. The simple format goes to the standard error, good news and bad, as in etcdctl. */
record HealthReport(List<Entry> entries, Terminal terminal) implements Report {
  /** One endpoint; {@code error} is empty when it is healthy. */
  record Entry(String endpoint, boolean healthy, String took, String error) {
    List<String> row() {
      return List.of(endpoint, Boolean.toString(healthy), took, error);
    }
  }

  HealthReport {
    entries = List.copyOf(entries);
  }

  @Override
  public void simple(Text text) {
    for (var entry : entries) {
      terminal.complain(entry.healthy()
          ? entry.endpoint() + " is healthy: successfully committed proposal: took = " + entry.took()
          : entry.endpoint() + " is unhealthy: failed to commit proposal: " + entry.error());
    }
  }

  @Override
  public Table table() {
    return new Table(List.of("endpoint", "health", "took", "error"), entries.stream().map(Entry::row).toList());
  }

  @Override
  public void fields(Fields fields) {
    for (var entry : entries) {
      fields.quoted("Endpoint", entry.endpoint())
          .truth("Health", entry.healthy())
          .raw("Took", entry.took())
          .raw("Error", entry.error())
          .gap();
    }
  }

  @Override
  public void json(GoJson json) {
    json.list(entries, entry -> json.object(() -> {
      json.name("endpoint").string(entry.endpoint());
      json.name("health").raw(Boolean.toString(entry.healthy()));
      json.name("took").string(entry.took());
      if (!entry.error().isEmpty()) {
        json.name("error").string(entry.error());
      }
    }));
  }

  @Override
  public Message message() {
    throw Reporter.unsupported("protobuf");
  }
}
