package dev.keelson.api.etcd.ops;

import dev.keelson.api.etcd.answer.ServerVersion;
import dev.keelson.api.etcd.page.Cors;
import dev.keelson.api.etcd.page.Page;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.page.TidyPaths;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.api.metrics.HealthMetrics;
import dev.keelson.api.metrics.Registry;
import dev.keelson.raft.Replica;
import dev.keelson.store.model.Alarm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds the page for a path; what is no page is Go's 404. */
final class OpsHandler implements HttpHandler {
  private static final String V2 = "/v2/";

  private final Map<String, Page> pages;
  private final HttpHandler v2;

  private OpsHandler(Map<String, Page> pages, HttpHandler v2) {
    this.pages = pages;
    this.v2 = v2;
  }

  /** All pages of a client URL. */
  static HttpHandler forClients(
      Checks checks, HealthMetrics health, Registry registry, Replica replica, long memberId, HttpHandler v2) {
    var pages = monitoring(checks, health, registry);
    pages.put("/version", Texts.getOnly(OpsHandler::version));
    pages.put("/debug/vars", new DebugVars(replica, memberId, FileDescriptors::limit));
    return new Cors(new TidyPaths(new OpsHandler(pages, v2)));
  }

  /** The pages of {@code --listen-metrics-urls}. */
  static HttpHandler forMonitoring(Checks checks, HealthMetrics health, Registry registry) {
    return new OpsHandler(monitoring(checks, health, registry), Texts::notFound);
  }

  @Override
  public void handle(HttpCall call) {
    if (call.pathOctets().startsWith(V2)) {
      v2.handle(call);
    } else {
      pages.getOrDefault(call.path(), Texts::notFound).answer(call);
    }
  }

  private static Map<String, Page> monitoring(Checks checks, HealthMetrics health, Registry registry) {
    var pages = new LinkedHashMap<String, Page>();
    pages.put("/metrics", call -> metrics(call, checks.page(registry)));
    pages.put("/health", Texts.getOnly(new HealthPage(checks, health)));
    livez(checks, health).pages().forEach((path, page) -> pages.put(path, Texts.getOnly(page)));
    readyz(checks, health).pages().forEach((path, page) -> pages.put(path, Texts.getOnly(page)));
    return pages;
  }

  private static Probe livez(Checks checks, HealthMetrics health) {
    return new Probe("livez", Map.of("serializable_read", () -> checks.read(true)), health);
  }

  private static Probe readyz(Checks checks, HealthMetrics health) {
    var all = new LinkedHashMap<String, Probe.Check>();
    all.put("data_corruption", () -> checks.alarm(Alarm.Kind.CORRUPT));
    all.put("serializable_read", () -> checks.read(true));
    all.put("linearizable_read", () -> checks.read(false));
    all.put("non_learner", OpsHandler::nonLearner);
    return new Probe("readyz", all, health);
  }

  /** Every member votes: there are no learners yet. */
  private static CompletableFuture<Optional<String>> nonLearner() {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  private static void metrics(HttpCall call, CompletableFuture<byte[]> page) {
    var _ = page.handle((body, broken) -> {
      if (broken == null) {
        call.respond(200, Registry.CONTENT_TYPE, body);
      } else {
        Texts.error(call, 500, "failed to collect metrics: " + Checks.text(broken));
      }
      return call;
    });
  }

  private static void version(HttpCall call) {
    call.respond(200, "application/json", Texts.bytes(ServerVersion.PAGE));
  }
}
