package dev.keelson.orchestrator.server;

import dev.keelson.api.metrics.Family;
import dev.keelson.api.metrics.Family.Kind;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.metrics.RequestMetrics;
import dev.keelson.orchestrator.request.RequestInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Serves each request within its bounds, and counts it. */
final class Traffic implements AutoCloseable {
  private static final String APPLY = "application/apply-patch+yaml";

  private final InFlight inFlight = new InFlight();
  private final Deadlines deadlines = new Deadlines();
  private final RequestMetrics metrics;

  /** @param known whether a request is for something that is served */
  Traffic(Predicate<RequestInfo> known) {
    this.metrics = new RequestMetrics(known);
  }

  void run(ApiCall call, Runnable request) {
    if (!InFlight.isLong(call.info())) {
      inFlight.run(call.info(), () -> deadlines.run(call, request));
      return;
    }
    var end = metrics.lasts(call.info());
    try {
      request.run();
    } finally {
      end.run();
    }
  }

  void ended(ApiCall call, Duration took) {
    metrics.ended(call.info(), call.contentType().equals(APPLY), call.status(), took);
  }

  List<Family> families() {
    var families = new ArrayList<>(metrics.families());
    families.add(Family.labelled("apiserver_current_inflight_requests", Kind.GAUGE,
        "[STABLE] Maximal number of currently used inflight request limit of this apiserver per request kind in last"
            + " second.", inFlight::now));
    return families;
  }

  @Override
  public void close() {
    deadlines.close();
  }
}
