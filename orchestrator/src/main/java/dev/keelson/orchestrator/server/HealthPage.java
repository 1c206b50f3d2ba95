package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.call.ApiCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** /healthz, /livez and /readyz: all checks, or one by name. */
final class HealthPage implements Page {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final String path;
  private final List<Check> checks;

  /** Something that can be well or not. */
  record Check(String name, Probe probe) {}

  /** Says whether all is well; may wait a little. */
  @FunctionalInterface
  interface Probe {
    boolean isWell();
  }

  HealthPage(String path, List<Check> checks) {
    this.path = path;
    this.checks = List.copyOf(checks);
  }

  @Override
  public void answer(ApiCall call) {
    var name = call.info().path().substring(path.length()).replaceFirst("^/", "");
    if (name.isEmpty()) {
      all(call);
    } else {
      one(call, checks.stream().filter(check -> check.name().equals(name)).findFirst());
    }
  }

  private static void one(ApiCall call, Optional<Check> check) {
    if (check.isEmpty()) {
      Pages.unknown(call);
    } else if (check.get().probe().isWell()) {
      text(call, 200, "ok");
    } else {
      text(call, 500, "internal server error: " + check.get().name() + " failed: reason withheld\n");
    }
  }

  private void all(ApiCall call) {
    var excluded = call.query().all("exclude");
    var report = new StringBuilder();
    boolean well = true;
    for (var check : checks) {
      if (excluded.contains(check.name())) {
        report.append("[+]").append(check.name()).append(" excluded: ok\n");
      } else if (check.probe().isWell()) {
        report.append("[+]").append(check.name()).append(" ok\n");
      } else {
        well = false;
        report.append("[-]").append(check.name()).append(" failed: reason withheld\n");
      }
    }
    var kind = path.substring(1);
    if (!well) {
      text(call, 500, report + kind + " check failed\n");
    } else {
      text(call, 200, call.query().has("verbose") ? report + kind + " check passed\n" : "ok");
    }
  }

  private static void text(ApiCall call, int status, String text) {
    call.replyBytes(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}
