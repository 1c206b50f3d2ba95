package dev.keelson.orchestrator.request;

import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.request.RequestInfo.Target;
import dev.keelson.orchestrator.resource.GroupVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a request's target by the rules of apiserver's RequestInfoFactory. */
public final class RequestReader {
  private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

  private static final Pattern EDGE_SLASHES = Pattern.compile("^/+|/+$");

  private RequestReader() {}

  public static RequestInfo read(HttpCall call) {
    var parts = new ArrayList<>(List.of(EDGE_SLASHES.matcher(call.path()).replaceAll("").split("/", -1)));
    var plain = new RequestInfo(call.method().toLowerCase(Locale.ROOT), call.path(), Optional.empty());
    return version(parts).map(version -> ofResource(call, version, parts)).orElse(plain);
  }

  /** Takes the version off the front of a path that leads on to a resource. */
  private static Optional<GroupVersion> version(List<String> parts) {
    var version = switch (parts.getFirst()) {
      case "api" -> parts.size() < 3 ? null : new GroupVersion("", parts.get(1));
      case "apis" -> parts.size() < 4 ? null : new GroupVersion(parts.get(1), parts.get(2));
      default -> null;
    };
    if (version != null) {
      parts.subList(0, version.group().isEmpty() ? 2 : 3).clear();
    }
    return Optional.ofNullable(version);
  }

  private static RequestInfo ofResource(HttpCall call, GroupVersion version, List<String> parts) {
    boolean watches = parts.getFirst().equals("watch") && parts.size() > 1;
    if (watches) {
      parts.removeFirst();
    }
    var namespace = "";
    if (parts.getFirst().equals("namespaces") && parts.size() > 1) {
      namespace = parts.get(1);
      if (parts.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(parts.get(2))) {
        parts.subList(0, 2).clear();
      }
    }
    var target = new Target(version, namespace, parts.getFirst(), at(parts, 1), at(parts, 2),
        parts.size() > 3 ? String.join("/", parts.subList(3, parts.size())) : "");
    return new RequestInfo(verb(call, target, watches), call.path(), Optional.of(target));
  }

  private static String at(List<String> parts, int i) {
    return i < parts.size() ? parts.get(i) : "";
  }

  private static String verb(HttpCall call, Target target, boolean watches) {
    boolean one = !target.name().isEmpty();
    return switch (call.method()) {
      case "GET", "HEAD" -> {
        if (watches || (Query.of(call).flag("watch") && (!one || target.subresource().isEmpty()))) {
          yield "watch";
        }
        yield one ? "get" : "list";
      }
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> one ? "delete" : "deletecollection";
      default -> call.method().toLowerCase(Locale.ROOT);
    };
  }
}
