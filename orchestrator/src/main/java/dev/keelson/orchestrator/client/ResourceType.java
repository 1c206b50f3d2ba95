package dev.keelson.orchestrator.client;

/**
 * A resource as it stands in paths, and the kind of its objects.
 *
 * @param group empty for the core group
 * @param plural such as {@code pods}
 */
public record ResourceType(String group, String version, String plural, String kind) {
  /** As {@code apiVersion} has it. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Where the collection is; in all namespaces when {@code namespace} is empty. */
  String path(String namespace) {
    var root = (group.isEmpty() ? "/api/" : "/apis/") + apiVersion();
    return (namespace.isEmpty() ? root : root + "/namespaces/" + namespace) + "/" + plural;
  }

  String path(ObjectKey key) {
    return path(key.namespace()) + "/" + key.name();
  }

  /** {@code deployments.apps}, as messages name it. */
  @Override
  public String toString() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
