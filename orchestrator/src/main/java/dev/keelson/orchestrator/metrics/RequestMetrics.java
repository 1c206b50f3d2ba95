package dev.keelson.orchestrator.metrics;

import dev.keelson.api.metrics.Durations;
import dev.keelson.api.metrics.Family;
import dev.keelson.api.metrics.Family.Kind;
import dev.keelson.orchestrator.request.RequestInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** Counts requests. Any thread. */
public final class RequestMetrics {
  /** kube-apiserver's buckets. */
  private static final List<Double> BOUNDS_SECONDS = List.of(0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.25,
      1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0);

  private record Answered(Series series, int code) {}

  private final Predicate<RequestInfo> known;
  private final Map<Answered, LongAdder> answered = new ConcurrentHashMap<>();
  private final Map<Series, Durations> durations = new ConcurrentHashMap<>();
  private final Map<Series, LongAdder> lasting = new ConcurrentHashMap<>();

  /**
   * Counts nothing yet.
   *
   * @param known whether a request is for something that is served
   */
  public RequestMetrics(Predicate<RequestInfo> known) {
    this.known = known;
  }

  /** A request has been answered to its end. */
  public void ended(RequestInfo info, boolean applies, int code, Duration took) {
    if (!known.test(info)) {
      return;
    }
    var series = Series.of(info, applies);
    answered.computeIfAbsent(new Answered(series, code), _ -> new LongAdder()).increment();
    durations.computeIfAbsent(series, _ -> new Durations(BOUNDS_SECONDS)).add(took);
  }

  /** A watch or a stream begins; what is returned ends it. */
  public Runnable lasts(RequestInfo info) {
    if (!known.test(info)) {
      return () -> {};
    }
    var count = lasting.computeIfAbsent(Series.of(info, false), _ -> new LongAdder());
    count.increment();
    return count::decrement;
  }

  public List<Family> families() {
    return List.of(
        Family.labelled("apiserver_request_total", Kind.COUNTER,
            "[STABLE] Counter of apiserver requests broken out for each verb, dry run value, group, version,"
                + " resource, scope, component, and HTTP response code.", this::totals),
        Family.durations("apiserver_request_duration_seconds",
            "[STABLE] Response latency distribution in seconds for each verb, dry run value, group, version,"
                + " resource, subresource, scope and component.", this::durations),
        Family.labelled("apiserver_longrunning_requests", Kind.GAUGE,
            "[STABLE] Gauge of all active long-running apiserver requests broken out by verb, group, version,"
                + " resource, scope and component.", this::lasting));
  }

  private Map<Map<String, String>, Double> totals() {
    var totals = new HashMap<Map<String, String>, Double>();
    answered.forEach((key, count) ->
        totals.put(key.series().labels(Optional.of(key.code())), count.doubleValue()));
    return totals;
  }

  private Map<Map<String, String>, Durations> durations() {
    var now = new HashMap<Map<String, String>, Durations>();
    durations.forEach((series, measured) -> now.put(series.labels(Optional.empty()), measured));
    return now;
  }

  private Map<Map<String, String>, Double> lasting() {
    var now = new HashMap<Map<String, String>, Double>();
    lasting.forEach((series, count) -> now.put(series.labels(Optional.empty()), count.doubleValue()));
    return now;
  }
}
