package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.request.RequestInfo;

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
  /** What a request wants. */
  public static Attributes of(User user, RequestInfo request) {
    return request.target()
        .map(target -> new Attributes(user, request.verb(), target.version().group(), target.version().version(),
            target.resource(), target.subresource(), target.namespace(), target.name(), ""))
        .orElseGet(() -> ofPath(user, request.verb(), request.path()));
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
