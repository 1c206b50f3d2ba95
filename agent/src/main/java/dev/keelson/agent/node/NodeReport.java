package dev.keelson.agent.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.agent.node.NodeForm.Machine;
import dev.keelson.orchestrator.value.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A node as the API has it, written as kubelet writes it. */
public final class NodeReport {
  /** Where a kubelet serves; nobody does so here, yet every node says it. */
  private static final int KUBELET_PORT = 10250;

  private NodeReport() {}

  /** The object to register. */
  public static ObjectNode node(NodeForm form, Instant now) {
    var node = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Node");
    var metadata = node.putObject("metadata").put("name", form.name());
    labels(form).forEach(metadata.putObject("labels")::put);
    metadata.putObject("annotations").put("volumes.kubernetes.io/controller-managed-attach-detach", "true");
    node.putObject("spec");
    node.set("status", status(form, now, now));
    return node;
  }

  /** In one order, so that two reports of the same are equal. */
  static Map<String, String> labels(NodeForm form) {
    var labels = new TreeMap<>(form.labels());
    var architecture = form.machine().architecture();
    labels.putAll(Map.of("kubernetes.io/hostname", form.name(), "kubernetes.io/os", "linux", "beta.kubernetes.io/os",
        "linux", "kubernetes.io/arch", architecture, "beta.kubernetes.io/arch", architecture));
    return labels;
  }

  /**
   * Its status.
   *
   * @param since when its conditions became what they are
   */
  public static ObjectNode status(NodeForm form, Instant since, Instant now) {
    var status = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(form.capacity()).forEach(status.putObject("capacity")::put);
    new TreeMap<>(form.capacity()).forEach(status.putObject("allocatable")::put);
    var conditions = status.putArray("conditions");
    var times = new String[] {Times.seconds(now), Times.seconds(since)};
    condition(conditions, times, "MemoryPressure", "False", "KubeletHasSufficientMemory",
        "kubelet has sufficient memory available");
    condition(conditions, times, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure");
    condition(conditions, times, "PIDPressure", "False", "KubeletHasSufficientPID",
        "kubelet has sufficient PID available");
    condition(conditions, times, "Ready", "True", "KubeletReady", "kubelet is posting ready status");
    var addresses = status.putArray("addresses");
    addresses.addObject().put("type", "InternalIP").put("address", form.address());
    addresses.addObject().put("type", "Hostname").put("address", form.name());
    status.putObject("daemonEndpoints").putObject("kubeletEndpoint").put("Port", KUBELET_PORT);
    status.set("nodeInfo", info(form.name(), form.machine()));
    return status;
  }

  private static void condition(
      ArrayNode conditions, String[] times, String type, String status, String reason, String message) {
    conditions.addObject().put("type", type).put("status", status).put("lastHeartbeatTime", times[0])
        .put("lastTransitionTime", times[1]).put("reason", reason).put("message", message);
  }

  private static ObjectNode info(String name, Machine machine) {
    return JsonNodeFactory.instance.objectNode()
        .put("machineID", id("machine", name).replace("-", "")).put("systemUUID", id("system", name))
        .put("bootID", id("boot", name)).put("kernelVersion", machine.kernelVersion())
        .put("osImage", machine.osImage()).put("containerRuntimeVersion", machine.runtime())
        .put("kubeletVersion", machine.kubeletVersion()).put("kubeProxyVersion", "")
        .put("operatingSystem", "linux").put("architecture", machine.architecture());
  }

  /** The same for the same node, whenever it is asked. */
  private static String id(String what, String name) {
    return UUID.nameUUIDFromBytes((what + " of " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
