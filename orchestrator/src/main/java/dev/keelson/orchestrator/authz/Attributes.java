package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.request.RequestInfo;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who wants to do what: a verb on a resource, or on a path that is none.
 *
 * @param version of the API; nobody's rules ask for it, reviews show it
 * @param subresource may be empty
 * @param namespace empty for cluster scope
 * @param name empty for the whole collection, and for objects whose name is not known yet
 * @param path empty for resources
 */
public record Attributes(
    User user,
    String verb,
    String group,
    String version,
    String resource,
    String subresource,
    String namespace,
    String name,
    String path) {
  private static final Set<String> SELECTING = Set.of("list", "watch");
  private static final Pattern SELECTED_NAME = Pattern.compile("metadata\\.name==?([^=!/%]+)");

  /** What a request wants. */
  public static Attributes of(User user, RequestInfo request) {
    return request.target()
        .map(target -> new Attributes(user, request.verb(), target.version().group(), target.version().version(),
            target.resource(), target.subresource(), target.namespace(), target.name(), ""))
        .orElseGet(() -> ofPath(user, request.verb(), request.path()));
  }

  /**
   * What a list or a watch wants that selects one object by its name: rules with resourceNames, and nodes, are asked
   * for that name (apiserver's RequestInfoFactory).
   *
   * @param fieldSelector as in the query; may be empty
   */
  public static Attributes of(User user, RequestInfo request, String fieldSelector) {
    var attributes = of(user, request);
    if (!attributes.name.isEmpty() || !SELECTING.contains(attributes.verb)) {
      return attributes;
    }
    return new Attributes(user, attributes.verb, attributes.group, attributes.version, attributes.resource,
        attributes.subresource, attributes.namespace, selectedName(fieldSelector), attributes.path);
  }

  /** Empty when the selector leaves it open; one that is no selector is refused later. */
  private static String selectedName(String fieldSelector) {
    for (var term : fieldSelector.split(",", -1)) {
      var found = SELECTED_NAME.matcher(term);
      if (found.matches()) {
        return found.group(1);
      }
    }
    return "";
  }

  /** A path that is no resource. */
  public static Attributes ofPath(User user, String verb, String path) {
    return new Attributes(user, verb, "", "", "", "", "", "", path);
  }

  /** A resource of any version. */
  public static Attributes ofResource(
      User user, String verb, String group, String resource, String namespace, String name) {
    int slash = resource.indexOf('/');
    return new Attributes(user, verb, group, "*", slash < 0 ? resource : resource.substring(0, slash),
        slash < 0 ? "" : resource.substring(slash + 1), namespace, name, "");
  }

  public boolean isResource() {
    return path.isEmpty();
  }

  /** {@code pods/exec}. */
  public String resourceAndSub() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }
}
