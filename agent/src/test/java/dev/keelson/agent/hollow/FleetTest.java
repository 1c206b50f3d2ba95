package dev.keelson.agent.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.agent.node.NodeForm;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.event.EventRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fleet under simulated time; the API is a list of what was reported. */
final class FleetTest {
  private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");

  private final Agenda agenda = new Agenda(START);
  private final List<String> reports = new ArrayList<>();
  private final List<Report> written = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private Fleet fleet = fleet(Latency.NONE);
  private Instant now = START;

  private Fleet fleet(Latency latency) {
    var form = new NodeForm("n1", "172.16.0.1", Map.of(), Map.of(), HollowSettings.MACHINE);
    EventRecorder recorder = (_, _, reason, _) -> events.add(reason);
    return new Fleet(List.of(new HollowNode(form, "10.128.0.0/24", recorder)), agenda, latency, new Random(7),
        this::reported);
  }

  private void reported(ObjectKey key, Report report) {
    written.add(report);
    var container = report.status().path("containerStatuses").path(0).path("state");
    reports.add(key.name() + " " + report.status().path("phase").asText() + " "
        + container.fieldNames().next() + (report.remove() ? " remove" : ""));
  }

  private static ObjectNode pod(String name, String node, String... command) {
    var pod = new ObjectMapper().createObjectNode().put("kind", "Pod");
    pod.putObject("metadata").put("name", name).put("namespace", "ns").put("uid", "uid-of-" + name)
        .putObject("annotations");
    var spec = pod.putObject("spec").put("nodeName", node).put("restartPolicy", "Never");
    var container = spec.putArray("containers").addObject().put("name", "c").put("image", "nginx");
    for (var word : command) {
      container.withArray("command").add(word);
    }
    pod.putObject("status").put("phase", "Pending");
    return pod;
  }

  private void seen(ObjectNode pod) {
    fleet.podChanged(Optional.empty(), Optional.of(pod));
    after(Duration.ZERO);
  }

  private void after(Duration time) {
    now = now.plus(time);
    agenda.advance(now);
    fleet.flush();
  }

  private String reports() {
    var all = String.join(", ", reports);
    reports.clear();
    return all;
  }

  @Test
  void without_delays_one_report_says_that_the_pod_runs() {
    seen(pod("p", "n1"));
    assertEquals("p Running running", reports());
    assertEquals("10.128.0.2", written.getFirst().status().path("podIP").asText());
    assertEquals(List.of("Pulling", "Pulled", "Created", "Started"), events);
  }

  @Test
  void delays_are_kept() {
    fleet = fleet(new Latency(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, 0));
    seen(pod("p", "n1"));
    assertEquals("p Pending waiting", reports());
    after(Duration.ofSeconds(3));
    assertEquals("", reports());
    after(Duration.ofSeconds(1));
    assertEquals("p Running running", reports());
  }

  @Test
  void a_command_that_ends_ends_the_pod() {
    seen(pod("p", "n1", "sh", "-c", "sleep 5; exit 3"));
    after(Duration.ofSeconds(4));
    assertEquals("p Running running", reports());
    after(Duration.ofSeconds(1));
    assertEquals("p Failed terminated", reports());
  }

  @Test
  void annotations_win() {
    var pod = pod("p", "n1");
    pod.withObjectProperty("metadata").withObjectProperty("annotations")
        .put("hollow.keelson.dev/run-time", "2s").put("hollow.keelson.dev/exit-code", "0");
    seen(pod);
    after(Duration.ofSeconds(2));
    assertEquals("p Running running, p Succeeded terminated", reports());
  }

  @Test
  void a_deletion_takes_its_time_and_then_the_pod_is_removed() {
    var pod = pod("p", "n1");
    pod.withObjectProperty("metadata").withObjectProperty("annotations").put("hollow.keelson.dev/stop-time", "5s");
    seen(pod);
    var deleted = pod.deepCopy();
    deleted.withObjectProperty("metadata").put("deletionTimestamp", "2026-11-21T22:00:30Z")
        .put("deletionGracePeriodSeconds", 30);
    seen(deleted);
    assertEquals("p Running running", reports());
    after(Duration.ofSeconds(5));
    assertEquals("p Failed terminated remove", reports());
    fleet.podChanged(Optional.of(deleted), Optional.empty());
    assertEquals(0, fleet.podCount());
  }

  @Test
  void a_short_grace_kills() {
    var pod = pod("p", "n1");
    pod.withObjectProperty("metadata").withObjectProperty("annotations").put("hollow.keelson.dev/stop-time", "1h");
    seen(pod);
    pod.withObjectProperty("metadata").put("deletionTimestamp", "x").put("deletionGracePeriodSeconds", 1);
    seen(pod);
    after(Duration.ofSeconds(1));
    assertEquals(137, written.getLast().status().at("/containerStatuses/0/state/terminated/exitCode").asInt());
  }

  @Test
  void pods_of_other_nodes_are_others() {
    seen(pod("p", "elsewhere"));
    assertEquals("", reports());
    assertEquals(0, fleet.podCount());
  }

  @Test
  void what_comes_back_from_the_api_is_not_reported_again() {
    var pod = pod("p", "n1");
    seen(pod);
    reports();
    var echoed = pod.deepCopy();
    echoed.set("status", written.getFirst().status());
    seen(echoed);
    assertEquals("", reports());
  }

  @Test
  void a_fleet_that_was_started_again_goes_on() {
    var pod = pod("p", "n1", "sleep", "10");
    seen(pod);
    pod.set("status", written.getFirst().status());
    reports();
    fleet = fleet(Latency.NONE);
    after(Duration.ofSeconds(4));
    seen(pod);
    assertEquals("", reports());
    after(Duration.ofSeconds(6));
    assertEquals("p Succeeded terminated", reports());
  }

  @Test
  void a_pod_of_the_same_name_is_another_pod() {
    var pod = pod("p", "n1");
    seen(pod);
    var other = pod("p", "n1");
    other.withObjectProperty("metadata").put("uid", "another");
    fleet.podChanged(Optional.of(pod), Optional.of(other));
    after(Duration.ZERO);
    assertEquals(1, fleet.podCount());
    assertEquals("another", written.getLast().uid());
  }

  @Test
  void a_node_that_is_given_a_network_uses_it() {
    var node = new ObjectMapper().createObjectNode();
    node.putObject("metadata").put("name", "n1");
    node.putObject("spec").put("podCIDR", "10.244.7.0/24");
    fleet.nodeChanged(Optional.of(node));
    seen(pod("p", "n1"));
    assertEquals("10.244.7.2", written.getFirst().status().path("podIP").asText());
  }

  @Test
  void chance_fails_as_often_as_it_should() {
    fleet = fleet(new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1));
    seen(pod("p", "n1"));
    assertEquals("ErrImagePull",
        written.getLast().status().at("/containerStatuses/0/state/waiting/reason").asText());
    assertFalse(events.contains("Started"));
    assertTrue(events.contains("Failed"));
  }
}
