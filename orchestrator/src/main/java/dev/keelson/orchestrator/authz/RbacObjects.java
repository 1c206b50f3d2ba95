package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes objects that the server itself keeps. */
final class RbacObjects {
  static final String AUTOUPDATE = "rbac.authorization.kubernetes.io/autoupdate";

  private RbacObjects() {}

  static ObjectNode create(RbacKind kind, String namespace, String name) {
    var object = JsonNodeFactory.instance.objectNode()
        .put("kind", kind.kind()).put("apiVersion", RbacKind.GROUP + "/" + RbacKind.VERSION);
    var metadata = object.putObject("metadata").put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    metadata.putObject("labels").put("kubernetes.io/bootstrapping", "rbac-defaults");
    metadata.putObject("annotations").put(AUTOUPDATE, "true");
    return object;
  }

  /**
   * A binding to a role of its own scope.
   *
   * @param subjects {@code user:NAME}, {@code group:NAME}, {@code account:NAMESPACE/NAME}
   */
  static ObjectNode binding(RbacKind kind, String namespace, String name, String role, List<String> subjects) {
    var binding = create(kind, namespace, name);
    var all = binding.putArray("subjects");
    for (var subject : subjects) {
      int colon = subject.indexOf(':');
      put(all.addObject(), subject.substring(0, colon), subject.substring(colon + 1));
    }
    var roleKind = kind == RbacKind.ROLE_BINDING ? RbacKind.ROLE : RbacKind.CLUSTER_ROLE;
    binding.putObject("roleRef").put("apiGroup", RbacKind.GROUP).put("kind", roleKind.kind()).put("name", role);
    if (all.isEmpty()) {
      binding.remove("subjects");
    }
    return binding;
  }

  private static void put(ObjectNode subject, String kind, String name) {
    switch (kind) {
      case "user" -> subject.put("kind", "User").put("apiGroup", RbacKind.GROUP).put("name", name);
      case "group" -> subject.put("kind", "Group").put("apiGroup", RbacKind.GROUP).put("name", name);
      case "account" -> {
        int slash = name.indexOf('/');
        subject.put("kind", "ServiceAccount")
            .put("name", name.substring(slash + 1)).put("namespace", name.substring(0, slash));
      }
      default -> throw new IllegalArgumentException("a subject is a user, a group or an account, not " + kind);
    }
  }
}
