package dev.keelson.orchestrator.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A type that travels by itself, with kind and apiVersion.
 *
 * @param group the API group, as in {@code rbac.authorization.k8s.io}; empty for the core group
 */
public record Kind(String group, String version, String kind, boolean clusterScoped, StructShape shape) {
  /** The group version whose kinds are known everywhere. */
  static final String META = "meta.k8s.io/v1";

  private static final Map<String, String> GROUPS = groups();

  /** As in objects: {@code v1}, {@code apps/v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  static Map<String, Kind> byName(Table table, Map<TypeName, StructShape> types) {
    var kinds = new LinkedHashMap<String, Kind>();
    for (var row : table.kinds()) {
      var shape = types.get(row.name());
      if (shape == null) {
        throw new IllegalStateException("the schema has no type for kind " + row.name());
      }
      var kind = of(row, shape);
      kinds.put(kind.apiVersion() + "/" + kind.kind(), kind);
    }
    return kinds;
  }

  private static Kind of(Table.KindRow row, StructShape shape) {
    var groupVersion = row.name().groupVersion();
    var slash = groupVersion.indexOf('/');
    var folder = groupVersion.substring(0, slash);
    return new Kind(GROUPS.getOrDefault(folder, folder), groupVersion.substring(slash + 1), row.name().type(),
        row.clusterScoped(), shape);
  }

  /** The table names groups as k8s.io/api names its folders. */
  private static Map<String, String> groups() {
    return Map.ofEntries(
        Map.entry("core", ""),
        Map.entry("meta", "meta.k8s.io"),
        Map.entry("admission", "admission.k8s.io"),
        Map.entry("admissionregistration", "admissionregistration.k8s.io"),
        Map.entry("apidiscovery", "apidiscovery.k8s.io"),
        Map.entry("apiextensions", "apiextensions.k8s.io"),
        Map.entry("apiregistration", "apiregistration.k8s.io"),
        Map.entry("authentication", "authentication.k8s.io"),
        Map.entry("authorization", "authorization.k8s.io"),
        Map.entry("certificates", "certificates.k8s.io"),
        Map.entry("coordination", "coordination.k8s.io"),
        Map.entry("discovery", "discovery.k8s.io"),
        Map.entry("events", "events.k8s.io"),
        Map.entry("flowcontrol", "flowcontrol.apiserver.k8s.io"),
        Map.entry("networking", "networking.k8s.io"),
        Map.entry("node", "node.k8s.io"),
        Map.entry("rbac", "rbac.authorization.k8s.io"),
        Map.entry("resource", "resource.k8s.io"),
        Map.entry("scheduling", "scheduling.k8s.io"),
        Map.entry("storage", "storage.k8s.io"));
  }
}
