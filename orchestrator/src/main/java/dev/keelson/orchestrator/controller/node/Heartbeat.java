package dev.keelson.orchestrator.controller.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was last heard of a node. That something was renewed counts from when it was noticed.
 *
 * @param reported the heartbeat in its Ready condition, as it is written; empty when it never reported
 * @param renewed the time in its lease, as it is written
 * @param since when either of them was last seen to be another
 */
record Heartbeat(String reported, String renewed, Instant since) {
  /**
   * Looks at a node again.
   *
   * @param before what was heard until now; empty at the first look
   */
  static Heartbeat observe(Optional<Heartbeat> before, JsonNode node, Optional<ObjectNode> lease, Instant now) {
    var reported = Conditions.find(node, "Ready").map(ready -> ready.path("lastHeartbeatTime").asText("")).orElse("");
    var renewed = lease.<JsonNode>map(each -> each).orElse(MissingNode.getInstance())
        .path("spec").path("renewTime").asText("");
    if (before.isEmpty()) {
      // One that has never reported had its time since it was made.
      var since = reported.isEmpty() && renewed.isEmpty() ? Pods.created(node).orElse(now) : now;
      return new Heartbeat(reported, renewed, since);
    }
    var known = before.get();
    boolean same = known.reported.equals(reported) && known.renewed.equals(renewed);
    return same ? known : new Heartbeat(reported, renewed, now);
  }

  boolean isSilent(Instant now) {
    return now.isAfter(since.plus(grace()));
  }

  private Duration grace() {
    return reported.isEmpty() ? Limits.STARTUP_GRACE : Limits.MONITOR_GRACE;
  }
}
