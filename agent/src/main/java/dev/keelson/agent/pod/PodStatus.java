package dev.keelson.agent.pod;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.agent.pod.Stage.Cause;
import dev.keelson.agent.pod.Stage.Ended;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;

/** What a node reports of a pod: {@code status}, without the parts that are others' to write. */
public final class PodStatus {
  private PodStatus() {}

  /**
   * Of a run.
   *
   * @param pod as the API has it, for its readiness gates
   * @param before what was reported before: conditions keep their times where nothing has changed
   * @param hostAddress the node's
   */
  public static ObjectNode of(PodRun run, JsonNode pod, JsonNode before, String hostAddress, Instant now) {
    var status = JsonNodeFactory.instance.objectNode();
    status.put("phase", run.phase().text());
    if (run.stage() instanceof Ended(var cause) && cause == Cause.DEADLINE) {
      status.put("reason", "DeadlineExceeded");
      status.put("message", "Pod was active on the node longer than the specified deadline");
    }
    status.set("conditions", new PodConditions(run, pod, before, now).all());
    addresses(status, "hostIP", hostAddress);
    addresses(status, "podIP", run.address());
    status.put("startTime", Times.seconds(run.startTime()));
    if (run.inits().findAny().isPresent()) {
      var inits = status.putArray("initContainerStatuses");
      run.inits().forEach(each -> inits.add(ContainerStatus.of(each, run)));
    }
    var mains = status.putArray("containerStatuses");
    run.mains().sorted(comparing(ContainerRun::name)).forEach(each -> mains.add(ContainerStatus.of(each, run)));
    return status;
  }

  private static void addresses(ObjectNode status, String field, String address) {
    if (!address.isEmpty()) {
      status.put(field, address);
      status.putArray(field + "s").addObject().put("ip", address);
    }
  }
}
