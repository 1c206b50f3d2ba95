package dev.keelson.orchestrator.request;

import dev.keelson.orchestrator.resource.GroupVersion;
import java.util.Optional;

/**
 * What a request is about, as authorization sees it (apiserver's RequestInfo).
 *
 * @param verb of Kubernetes for resources ({@code list}), else HTTP's method in lower case
 * @param path decoded
 * @param target empty for paths that are not resources
 */
public record RequestInfo(String verb, String path, Optional<Target> target) {
  /**
   * The resource part of a path.
   *
   * @param namespace empty for cluster scope
   * @param name empty for the whole collection
   * @param subresource may be empty
   * @param rest what follows the subresource, without a slash at its begin; only for proxies
   */
  public record Target(
      GroupVersion version, String namespace, String resource, String name, String subresource, String rest) {
    /** {@code pods/log}. */
    public String resourceAndSub() {
      return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
  }
}
