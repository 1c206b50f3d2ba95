package dev.keelson.agent.hollow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.agent.pod.PodRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A pod on its node. Owned by the loop. */
final class Seat {
  final HollowNode node;
  /** How often each container was begun: what a timer of an earlier attempt has to say is of no interest. */
  final Map<String, Integer> attempts = new HashMap<>();
  /** As the API has it. */
  ObjectNode pod;
  PodRun run;
  /** The status that was reported last, or was there when the pod was first seen. */
  JsonNode reported;
  /** Whether it was handed over that the API should remove the pod. */
  boolean removed;
  /** When the pod is looked at again; {@link Instant#MAX} for never. */
  Instant wakeAt = Instant.MAX;

  Seat(HollowNode node, ObjectNode pod, PodRun run) {
    this.node = node;
    this.pod = pod;
    this.run = run;
    this.reported = pod.path("status");
  }

  /** Of a pod's annotation {@code hollow.keelson.dev/NAME}; empty when there is none. */
  String wish(String name) {
    return pod.path("metadata").path("annotations").path("hollow.keelson.dev/" + name).asText("");
  }
}
