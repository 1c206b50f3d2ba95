package dev.keelson.orchestrator.openapi;

import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.Map;

/** What types are called in documents: after their Go packages, {@code io.k8s.api.core.v1.Pod}. */
final class TypeNames {
  static final String TIME = "io.k8s.apimachinery.pkg.apis.meta.v1.Time";
  static final String MICRO_TIME = "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime";
  static final String QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity";
  static final String INT_OR_STRING = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
  static final String RAW_EXTENSION = "io.k8s.apimachinery.pkg.runtime.RawExtension";
  static final String PATCH = "io.k8s.apimachinery.pkg.apis.meta.v1.Patch";

  private static final String BUILT_IN = "io.k8s.api.";
  private static final Map<String, String> PACKAGES = Map.of(
      "meta", "io.k8s.apimachinery.pkg.apis.meta.",
      "apiextensions", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.",
      "apiregistration", "io.k8s.kube-aggregator.pkg.apis.apiregistration.");

  private TypeNames() {}

  static String of(StructShape struct) {
    return of(struct.groupVersion(), struct.type());
  }

  /** @param groupVersion as in the schema's table: {@code core/v1} */
  static String of(String groupVersion, String type) {
    var slash = groupVersion.indexOf('/');
    var folder = groupVersion.substring(0, slash);
    return PACKAGES.getOrDefault(folder, BUILT_IN + folder + ".") + groupVersion.substring(slash + 1) + "." + type;
  }

  /** A kind in the version in which it is served, which may be older than its shape. */
  static String of(GroupVersion version, String kind) {
    return of(folder(version) + "/" + version.version(), kind);
  }

  /** {@code rbac} for {@code rbac.authorization.k8s.io}. */
  static String folder(GroupVersion version) {
    var group = version.group();
    var dot = group.indexOf('.');
    if (group.isEmpty()) {
      return "core";
    }
    return dot < 0 ? group : group.substring(0, dot);
  }

  /** {@code CoreV1}, as operations are named. */
  static String title(GroupVersion version) {
    return capitalized(folder(version)) + capitalized(version.version());
  }

  static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
