package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A role that a binding gives.
 *
 * @param namespace of the role; empty for cluster roles
 */
record RoleRef(RbacKind kind, String namespace, String name) {
  /** A binding in a namespace may give a cluster role there. */
  static RoleRef of(JsonNode binding) {
    var reference = binding.path("roleRef");
    var name = reference.path("name").asText();
    return reference.path("kind").asText().equals(RbacKind.ROLE.kind())
        ? new RoleRef(RbacKind.ROLE, binding.path("metadata").path("namespace").asText(""), name)
        : new RoleRef(RbacKind.CLUSTER_ROLE, "", name);
  }

  String notFound() {
    var singular = kind == RbacKind.ROLE ? "role" : "clusterrole";
    return singular + "." + RbacKind.GROUP + " " + Quoted.text(name) + " not found";
  }
}
