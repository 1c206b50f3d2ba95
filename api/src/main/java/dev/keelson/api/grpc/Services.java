package dev.keelson.api.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which method a path means. Never changes, so any thread may ask. */
final class Services {
  private final Map<String, ServerMethodDefinition<?, ?>> methods = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  Services(List<ServerServiceDefinition> services) {
    for (var service : services) {
      names.add(service.getServiceDescriptor().getName());
      addAll(service.getMethods());
    }
  }

  private void addAll(Collection<ServerMethodDefinition<?, ?>> definitions) {
    for (var method : definitions) {
      methods.put('/' + method.getMethodDescriptor().getFullMethodName(), method);
    }
  }

  /** Null when there is none; then {@link #objection} says why. */
  @Nullable ServerMethodDefinition<?, ?> method(String path) {
    return methods.get(path);
  }

  /** The texts are those of grpc-go, which etcd's clients match on. */
  Status objection(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 1) {
      return Status.UNIMPLEMENTED.withDescription("malformed method name: \"" + path + '"');
    }
    String service = path.substring(1, slash);
    String text = names.contains(service)
        ? "unknown method " + path.substring(slash + 1) + " for service " + service
        : "unknown service " + service;
    return Status.UNIMPLEMENTED.withDescription(text);
  }
}
