package dev.keelson.api.etcd.ops;

import dev.keelson.api.etcd.page.Page;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.metrics.HealthMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * {@code /livez} or {@code /readyz}: named checks, all of them at the root, each alone at its own path. Failures are
 * always told in full, successes to those who ask {@code ?verbose}.
 */
final class Probe {
  /** Says what is wrong, or nothing. */
  interface Check extends Supplier<CompletableFuture<Optional<String>>> {}

  private final String name;
  private final Map<String, Check> checks;
  private final HealthMetrics metrics;

  Probe(String name, Map<String, Check> checks, HealthMetrics metrics) {
    this.name = name;
    this.checks = new LinkedHashMap<>(checks);
    this.metrics = metrics;
  }

  /** By path. */
  Map<String, Page> pages() {
    var pages = new LinkedHashMap<String, Page>();
    pages.put("/" + name, call -> {
      var excluded = Query.values(call, "exclude");
      answer(call, checks.keySet().stream().filter(check -> !excluded.contains(check)).toList());
    });
    checks.keySet().forEach(check -> pages.put("/" + name + "/" + check, call -> answer(call, List.of(check))));
    return pages;
  }

  private void answer(HttpCall call, List<String> names) {
    var running = new ArrayList<CompletableFuture<Optional<String>>>();
    names.forEach(check -> running.add(run(check)));
    var _ = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
        .thenRun(() -> report(call, names, running.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<Optional<String>> run(String check) {
    CompletableFuture<Optional<String>> run = checks.getOrDefault(check, Probe::unknown).get();
    return run.exceptionally(failure -> Optional.of(Checks.text(failure)));
  }

  private static CompletableFuture<Optional<String>> unknown() {
    throw new IllegalStateException("only names of checks come here");
  }

  private void report(HttpCall call, List<String> names, List<Optional<String>> failures) {
    var lines = new StringBuilder();
    boolean healthy = true;
    for (int i = 0; i < names.size(); i++) {
      var failure = failures.get(i);
      metrics.checked(name, names.get(i), failure.isEmpty());
      healthy &= failure.isEmpty();
      lines.append(failure.isEmpty() ? "[+]" : "[-]").append(names.get(i));
      lines.append(failure.isEmpty() ? " ok\n" : " failed: " + failure.get() + "\n");
    }
    if (!healthy) {
      Texts.error(call, 503, lines.toString());
    } else {
      Texts.okUnsniffed(call, call.query().containsKey("verbose") ? lines + "ok\n" : "ok\n");
    }
  }
}
