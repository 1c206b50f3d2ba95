package dev.keelson.orchestrator.discovery;

import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Resource;
import java.util.List;

/**
 * A subresource, as discovery tells it.
 *
 * @param version of {@code kind}; the parent's own unless the object is of another kind
 */
record Subresource(String name, GroupVersion version, String kind, List<String> verbs) {
  private static final List<String> READ_WRITE = List.of("get", "patch", "update");
  private static final List<String> CREATE = List.of("create");
  private static final List<String> CONNECT = List.of("create", "get");
  private static final List<String> PROXY = List.of("create", "delete", "get", "patch", "update");

  static Subresource of(Resource parent, String name) {
    var version = parent.version();
    return switch (name) {
      case "scale" -> new Subresource(name, new GroupVersion("autoscaling", "v1"), "Scale", READ_WRITE);
      case "eviction" -> new Subresource(name, new GroupVersion("policy", "v1"), "Eviction", CREATE);
      case "token" -> new Subresource(name, new GroupVersion("authentication.k8s.io", "v1"), "TokenRequest", CREATE);
      case "binding" -> new Subresource(name, version, "Binding", CREATE);
      case "finalize" -> new Subresource(name, version, parent.kind(), List.of("update"));
      case "exec" -> new Subresource(name, version, "PodExecOptions", CONNECT);
      case "attach" -> new Subresource(name, version, "PodAttachOptions", CONNECT);
      case "portforward" -> new Subresource(name, version, "PodPortForwardOptions", CONNECT);
      case "proxy" -> new Subresource(name, version, parent.kind() + "ProxyOptions", PROXY);
      case "log" -> new Subresource(name, version, parent.kind(), List.of("get"));
      default -> new Subresource(name, version, parent.kind(), READ_WRITE);
    };
  }
}
