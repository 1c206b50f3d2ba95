package dev.keelson.orchestrator.openapi;

import dev.keelson.orchestrator.resource.Resource;

/** What operations are called: {@code readCoreV1NamespacedPodStatus}. */
final class OperationNames {
  private final String version;
  private final String scope;
  private final String kind;

  OperationNames(Resource resource) {
    this.version = TypeNames.title(resource.version());
    this.scope = resource.namespaced() ? "Namespaced" : "";
    this.kind = resource.kind();
  }

  String named(String verb) {
    return verb + version + scope + kind;
  }

  String sub(String verb, String subresource) {
    return named(verb) + TypeNames.capitalized(subresource);
  }

  String collection(String verb) {
    return verb + version + "Collection" + scope + kind;
  }

  String everywhere() {
    return "list" + version + kind + "ForAllNamespaces";
  }
}
