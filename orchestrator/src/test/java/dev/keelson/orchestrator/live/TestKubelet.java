package dev.keelson.orchestrator.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.Clock;

/** A scheduler and kubelet that does with each pod what a test wants, when it wants. */
public final class TestKubelet {
  private final ApiClient client;

  public TestKubelet(ApiClient client) {
    this.client = client;
  }

  /** Puts the pod on a node, so that deleting it takes its time. */
  public boolean bind(ObjectNode pod) {
    return bind(pod, "n1");
  }

  public boolean bind(ObjectNode pod, String node) {
    var binding = JsonNodeFactory.instance.objectNode();
    binding.putObject("metadata").put("name", Metadata.name(pod));
    binding.putObject("target").put("kind", "Node").put("name", node);
    return succeeds(() -> client.post(ResourceTypes.PODS, ObjectKey.of(pod), "binding", binding));
  }

  /** Running and ready. */
  public boolean run(ObjectNode pod) {
    return report(pod, "Running", true, 0);
  }

  public boolean unready(ObjectNode pod) {
    return report(pod, "Running", false, 0);
  }

  /** Ends with this exit code. */
  public boolean end(ObjectNode pod, int exitCode) {
    return report(pod, exitCode == 0 ? "Succeeded" : "Failed", false, exitCode);
  }

  /** Does what a kubelet does last: a pod that is deleted and has ended vanishes, unless a finalizer holds it. */
  public boolean remove(ObjectNode pod) {
    return succeeds(() -> client.delete(
        ResourceTypes.PODS, ObjectKey.of(pod), Deletion.background().graceSeconds(0).ifUid(Metadata.uid(pod))));
  }

  private boolean report(ObjectNode pod, String phase, boolean ready, int exitCode) {
    var now = Times.seconds(Clock.systemUTC().instant());
    var patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").put("uid", Metadata.uid(pod));
    var status = patch.putObject("status").put("phase", phase);
    status.putArray("conditions").addObject().put("type", "Ready").put("status", ready ? "True" : "False")
        .put("lastTransitionTime", now);
    var container = status.putArray("containerStatuses").addObject().put("name", "c").put("image", "i")
        .put("imageID", "i").put("ready", ready).put("restartCount", 0);
    if (phase.equals("Running")) {
      container.putObject("state").putObject("running").put("startedAt", now);
    } else {
      container.putObject("state").putObject("terminated").put("exitCode", exitCode).put("finishedAt", now);
    }
    // Phases never go back from an end; whoever reads an old one here has lost a race.
    return !Pods.isEnded(pod)
        && succeeds(() -> client.patch(ResourceTypes.PODS, ObjectKey.of(pod), Patch.strategic(patch).status()));
  }

  /** Others change and delete pods too: to come too late is no error. */
  private static boolean succeeds(Runnable action) {
    try {
      action.run();
      return true;
    } catch (Refusal late) {
      return false;
    }
  }
}
