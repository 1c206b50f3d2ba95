package dev.keelson.api.metrics;

import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.store.meter.Histogram;
import dev.keelson.store.meter.Timings;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts calls as go-grpc-prometheus does: every series of every known method exists from the start, at 0. */
public final class GrpcMetrics implements CallMetrics {
  /** The buckets that Prometheus' Go library has when nobody chooses any. */
  private static final List<Double> HANDLING_BOUNDS_SECONDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

  private final Counter started = counter("grpc_server_started");
  private final Counter received = counter("grpc_server_msg_received");
  private final Counter sent = counter("grpc_server_msg_sent");
  private final Counter handled = Counter.builder()
      .name("grpc_server_handled")
      .labelNames("grpc_code", "grpc_method", "grpc_service", "grpc_type")
      .withoutExemplars()
      .build();
  private final Counter receivedBytes = Counter.builder().name("received_bytes").withoutExemplars().build();
  private final Counter sentBytes = Counter.builder().name("sent_bytes").withoutExemplars().build();
  private final Map<String, Series> series = new ConcurrentHashMap<>();
  private final boolean handlingTimes;

  /** @param handlingTimes whether to tell how long calls take, which is a dozen lines of the page for each method */
  public GrpcMetrics(List<ServerServiceDefinition> services, boolean handlingTimes) {
    this.handlingTimes = handlingTimes;
    services.stream()
        .flatMap(service -> service.getMethods().stream())
        .forEach(method -> series(method.getMethodDescriptor()));
  }

  public List<Family> families() {
    var all = new ArrayList<>(counters());
    if (handlingTimes) {
      all.add(Family.histograms(
          "grpc_server_handling_seconds",
          "Histogram of response latency (seconds) of gRPC that had been application-level handled by the server.",
          () -> series.values().stream().collect(Collectors.toMap(Series::labels, Series::handlingTimes))));
    }
    return all;
  }

  private List<Family> counters() {
    return List.of(
        Family.of("grpc_server_started_total", "Total number of RPCs started on the server.", started),
        Family.of(
            "grpc_server_msg_received_total",
            "Total number of RPC stream messages received on the server.",
            received),
        Family.of("grpc_server_msg_sent_total", "Total number of gRPC stream messages sent by the server.", sent),
        Family.of(
            "grpc_server_handled_total",
            "Total number of RPCs completed on the server, regardless of success or failure.",
            handled),
        Family.of(
            "etcd_network_client_grpc_received_bytes_total",
            "The total number of bytes received from grpc clients.",
            receivedBytes),
        Family.of(
            "etcd_network_client_grpc_sent_bytes_total",
            "The total number of bytes sent to grpc clients.",
            sentBytes));
  }

  @Override
  public void callStarted(MethodDescriptor<?, ?> method) {
    series(method).started.inc();
  }

  @Override
  public void messageReceived(MethodDescriptor<?, ?> method, int bytes) {
    series(method).received.inc();
    receivedBytes.inc(bytes);
  }

  @Override
  public void messageSent(MethodDescriptor<?, ?> method, long bytes) {
    series(method).sent.inc();
    sentBytes.inc(bytes);
  }

  @Override
  public void callEnded(MethodDescriptor<?, ?> method, Status status, long nanos) {
    var counted = series(method);
    Objects.requireNonNull(counted.handled.get(status.getCode())).inc();
    if (handlingTimes) {
      counted.handling.add(nanos);
    }
  }

  private Series series(MethodDescriptor<?, ?> method) {
    return series.computeIfAbsent(method.getFullMethodName(), _ -> new Series(this, method));
  }

  private static Counter counter(String name) {
    return Counter.builder()
        .name(name)
        .labelNames("grpc_method", "grpc_service", "grpc_type")
        .withoutExemplars()
        .build();
  }

  /** The counters of one method, found once. */
  private static final class Series {
    private final CounterDataPoint started;
    private final CounterDataPoint received;
    private final CounterDataPoint sent;
    private final Map<Status.Code, CounterDataPoint> handled = new EnumMap<>(Status.Code.class);
    private final Timings handling = new Timings(HANDLING_BOUNDS_SECONDS);
    private final Map<String, String> labels;

    Series(GrpcMetrics all, MethodDescriptor<?, ?> method) {
      var name = text(method.getBareMethodName());
      var service = text(method.getServiceName());
      var type = type(method.getType());
      labels = Map.of("grpc_method", name, "grpc_service", service, "grpc_type", type);
      started = all.started.labelValues(name, service, type);
      received = all.received.labelValues(name, service, type);
      sent = all.sent.labelValues(name, service, type);
      for (var code : Status.Code.values()) {
        handled.put(code, all.handled.labelValues(GoCode.name(code), name, service, type));
      }
    }

    Map<String, String> labels() {
      return labels;
    }

    Histogram handlingTimes() {
      return handling.histogram();
    }

    private static String text(@Nullable String part) {
      return part == null ? "" : part;
    }

    private static String type(MethodType type) {
      return switch (type) {
        case UNARY -> "unary";
        case CLIENT_STREAMING -> "client_stream";
        case SERVER_STREAMING -> "server_stream";
        case BIDI_STREAMING, UNKNOWN -> "bidi_stream";
      };
    }
  }
}
