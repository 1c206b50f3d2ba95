package dev.keelson.orchestrator.authz;

/** The four kinds of {@code rbac.authorization.k8s.io}. */
public enum RbacKind {
  CLUSTER_ROLE("ClusterRole", "clusterroles"),
  CLUSTER_ROLE_BINDING("ClusterRoleBinding", "clusterrolebindings"),
  ROLE("Role", "roles"),
  ROLE_BINDING("RoleBinding", "rolebindings");

  public static final String GROUP = "rbac.authorization.k8s.io";
  public static final String VERSION = "v1";

  private final String kind;
  private final String plural;

  RbacKind(String kind, String plural) {
    this.kind = kind;
    this.plural = plural;
  }

  public String kind() {
    return kind;
  }

  /** The resource. */
  public String plural() {
    return plural;
  }

  boolean isBinding() {
    return this == CLUSTER_ROLE_BINDING || this == ROLE_BINDING;
  }
}
