package dev.keelson.orchestrator.controller.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsagePlanTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** Each pod requests 1000m and uses so much; {@code ?} is not measured, {@code p} is pending. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "30 | 3 | 300m 500m 700m    | 5 | 50",
    "50 | 3 | 500m 500m 500m    | 3 | 50",
    // Within a tenth nothing is done.
    "50 | 3 | 540m 550m 540m    | 3 | 54",
    "50 | 3 | 560m 570m 560m    | 4 | 56",
    "60 | 5 | 100m 100m 200m 200m 100m | 2 | 14",
    // What is not known does not make it grow, nor shrink, beyond doubt.
    "30 | 3 | 600m p p          | 3 | 60",
    "30 | 4 | 900m 900m p p     | 6 | 90",
    "50 | 4 | 900m 900m ? ?     | 4 | 90",
    "80 | 4 | 100m 100m ? ?     | 3 | 10",
  })
  void utilization_becomes_a_number_of_pods(int target, int current, String uses, int replicas, int percent) {
    var proposal = propose(new Target.Utilization(target), current, uses);
    assertEquals(replicas + " " + percent, proposal.replicas() + " " + proposal.percent());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "300 | 3 | 300m 500m 700m | 5",
    "500 | 3 | 500m 510m 490m | 3",
    "500 | 3 | 100m ? 100m    | 2",
  })
  void an_average_becomes_a_number_of_pods(long target, int current, String uses, int replicas) {
    assertEquals(replicas, propose(new Target.Average(target), current, uses).replicas());
  }

  @Test
  void a_pod_without_a_request_leaves_utilization_unknown() {
    var pod = pod("p0", "Running");
    ((ObjectNode) pod.at("/spec/containers/0")).remove("resources");
    var measured = new HashMap<String, Measured>();
    measured.put("p0", new Measured(100, NOW, Duration.ofMinutes(1)));
    var plan = new UsagePlan("cpu", "", new Target.Utilization(50));
    assertEquals("missing request for cpu in container c of Pod p0", assertThrows(UsagePlan.Unknown.class,
        () -> plan.propose(1, List.of(pod), measured, NOW)).getMessage());
  }

  @Test
  void pods_that_only_start_leave_everything_unknown() {
    assertEquals("did not receive metrics for targeted pods (pods might be unready)", assertThrows(
        UsagePlan.Unknown.class, () -> propose(new Target.Utilization(50), 2, "p p")).getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "5  | 3 | 1 | 10 | 5  | False DesiredWithinRange",
    "30 | 3 | 1 | 99 | 6  | True ScaleUpLimit",
    "30 | 1 | 1 | 99 | 4  | True ScaleUpLimit",
    "30 | 9 | 1 | 10 | 10 | True TooManyReplicas",
    "0  | 3 | 2 | 10 | 2  | True TooFewReplicas",
  })
  void a_wish_is_followed_within_limits(int wanted, int current, int least, int most, int replicas, String limited) {
    var pace = Pace.of(wanted, current, least, most);
    assertEquals(replicas, pace.replicas());
    assertEquals(limited, pace.limited().status() + " " + pace.limited().reason());
  }

  @Test
  void a_dip_of_less_than_five_minutes_takes_no_pods_away() {
    var recommendations = new Recommendations();
    var key = new ObjectKey("shop", "web");
    assertEquals(6, recommendations.highest(key, 3, 6, NOW));
    assertEquals(6, recommendations.highest(key, 2, 6, NOW.plusSeconds(299)));
    assertEquals(2, recommendations.highest(key, 2, 6, NOW.plusSeconds(301)));
    assertEquals(8, recommendations.highest(key, 8, 6, NOW.plusSeconds(302)));
  }

  private static UsagePlan.Proposal propose(Target target, int current, String uses) {
    var pods = new ArrayList<ObjectNode>();
    var measured = new HashMap<String, Measured>();
    for (var use : uses.split(" ", -1)) {
      var name = "p" + pods.size();
      pods.add(pod(name, use.equals("p") ? "Pending" : "Running"));
      if (use.endsWith("m")) {
        long milli = Long.parseLong(use.substring(0, use.length() - 1));
        measured.put(name, new Measured(milli, NOW, Duration.ofMinutes(1)));
      }
    }
    return new UsagePlan("cpu", "", target).propose(current, pods, measured, NOW);
  }

  private static ObjectNode pod(String name, String phase) {
    return Yaml.object("""
        metadata: {name: %s}
        spec: {containers: [{name: c, resources: {requests: {cpu: "1"}}}]}
        status:
          phase: %s
          startTime: "2026-11-21T11:00:00Z"
          conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-11-21T11:00:10Z"}]
        """.formatted(name, phase));
  }
}
