package dev.keelson.api.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import java.util.List;

/** Counts what the health pages answered. */
public final class HealthMetrics {
  private final Counter success = Counter.builder().name("health_success").withoutExemplars().build();
  private final Counter failures = Counter.builder().name("health_failures").withoutExemplars().build();
  private final Counter checks = Counter.builder()
      .name("healthchecks")
      .labelNames("name", "status", "type")
      .withoutExemplars()
      .build();
  private final Gauge last = Gauge.builder().name("healthcheck").labelNames("name", "type").withoutExemplars().build();

  /** {@code /health} has answered. */
  public void health(boolean healthy) {
    (healthy ? success : failures).inc();
  }

  /** A check of {@code /livez} or {@code /readyz} has ended. */
  public void checked(String type, String name, boolean healthy) {
    checks.labelValues(name, healthy ? "success" : "error", type).inc();
    last.labelValues(name, type).set(healthy ? 1 : 0);
  }

  public List<Family> families() {
    return List.of(
        Family.of("etcd_server_health_success", "The total number of successful health checks", success),
        Family.of("etcd_server_health_failures", "The total number of failed health checks", failures),
        Family.of("etcd_server_healthchecks_total", "The total number of each kind of healthcheck.", checks),
        Family.of("etcd_server_healthcheck", "The result of each kind of healthcheck.", last));
  }
}
