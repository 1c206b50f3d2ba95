package dev.keelson.orchestrator.controller.autoscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Quantity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many pods make each use what it shall use (kubernetes' ReplicaCalculator). What is not known is taken for what
 * changes least: pods that are not measured use all they may when there would be fewer, nothing when there would be
 * more.
 */
final class UsagePlan {
  /** Nothing is done about a tenth more or less: kube-controller-manager's --horizontal-pod-autoscaler-tolerance. */
  private static final double TOLERANCE = 0.1;

  private final String resource;
  private final String container;
  private final Target target;
  private final Map<String, Long> used = new LinkedHashMap<>();
  private final Map<String, Long> requested = new LinkedHashMap<>();

  /**
   * What was computed.
   *
   * @param percent of what was requested; 0 when that was not asked
   * @param averageMilli what a measured pod uses
   */
  record Proposal(int replicas, int percent, long averageMilli) {}

  /** The numbers say nothing; the message says why. */
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Prepares for one metric.
   *
   * @param container whose use counts; empty for all of a pod
   */
  UsagePlan(String resource, String container, Target target) {
    this.resource = resource;
    this.container = container;
    this.target = target;
  }

  /**
   * Computes.
   *
   * @param measured by the pod's name
   * @throws Unknown when there is nothing to compute from
   */
  Proposal propose(int current, List<ObjectNode> pods, Map<String, Measured> measured, Instant now) {
    if (pods.isEmpty()) {
      throw new Unknown("no pods returned by selector while calculating replica count");
    }
    var groups = PodGroups.of(pods, measured, resource, now);
    for (var pod : groups.ready()) {
      var name = Metadata.name(pod);
      Optional.ofNullable(measured.get(name)).ifPresent(use -> used.put(name, use.milli()));
    }
    if (used.isEmpty()) {
      throw new Unknown("did not receive metrics for targeted pods (pods might be unready)");
    }
    if (target instanceof Target.Utilization) {
      pods.forEach(pod -> requested.put(Metadata.name(pod), requested(pod)));
    }
    double ratio = ratio();
    long average = averageMilli();
    var proposal = new Proposal(current, percent(), average);
    boolean starting = ratio > 1 && !groups.unready().isEmpty();
    if (!starting && groups.missing().isEmpty()) {
      return isClose(ratio) ? proposal : new Proposal(up(ratio * groups.ready().size()), percent(), average);
    }
    if (ratio < 1) {
      groups.missing().forEach(pod -> used.put(Metadata.name(pod), most(pod)));
    } else if (ratio > 1) {
      groups.missing().forEach(pod -> used.put(Metadata.name(pod), 0L));
    }
    if (starting) {
      groups.unready().forEach(pod -> used.put(Metadata.name(pod), 0L));
    }
    return new Proposal(cautious(current, ratio, ratio()), proposal.percent(), average);
  }

  /** The other direction, or none, with the unknown in it: then nothing is known well enough. */
  private int cautious(int current, double before, double after) {
    if (isClose(after) || (before < 1 && after > 1) || (before > 1 && after < 1)) {
      return current;
    }
    int replicas = up(after * used.size());
    return (after < 1 && replicas > current) || (after > 1 && replicas < current) ? current : replicas;
  }

  private double ratio() {
    return switch (target) {
      case Target.Utilization(var percent) -> (double) percent() / percent;
      case Target.Average(var milli) -> (double) averageMilli() / milli;
    };
  }

  private long averageMilli() {
    return sum(used) / used.size();
  }

  private int percent() {
    long request = used.keySet().stream().mapToLong(name -> requested.getOrDefault(name, 0L)).sum();
    return request == 0 ? 0 : (int) (sum(used) * 100 / request);
  }

  private long most(ObjectNode pod) {
    return switch (target) {
      case Target.Utilization(var percent) -> requested.getOrDefault(Metadata.name(pod), 0L) * Math.max(100, percent)
          / 100;
      case Target.Average(var milli) -> milli;
    };
  }

  private long requested(ObjectNode pod) {
    long sum = 0;
    for (var each : pod.path("spec").path("containers")) {
      var name = each.path("name").asText();
      if (container.isEmpty() || container.equals(name)) {
        var request = each.path("resources").path("requests").path(resource);
        if (request.isMissingNode()) {
          throw new Unknown("missing request for %s in container %s of Pod %s"
              .formatted(resource, name, Metadata.name(pod)));
        }
        sum += Quantity.parse(request.asText()).milliValue();
      }
    }
    return sum;
  }

  private static long sum(Map<String, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean isClose(double ratio) {
    return Math.abs(1 - ratio) <= TOLERANCE;
  }

  private static int up(double replicas) {
    return (int) Math.ceil(replicas);
  }
}
