package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.value.Trees;
import java.util.List;
import java.util.Set;

/** Which part of an object a write may touch. */
final class Split {
  /** What only the server sets. */
  private static final List<String> SYSTEM =
      List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation");

  /** What a write of the status may change beside it. */
  private static final List<String> WITH_STATUS = List.of("managedFields");

  /** Kubelets label and annotate what they report on. */
  private static final Set<String> REPORTED_BY_NODES = Set.of("pods", "nodes");

  private static final List<String> WITH_NODES_STATUS = List.of("managedFields", "labels", "annotations");

  /** Their controller notes the revision as an annotation. */
  private static final Set<String> ANNOTATED_WITH_STATUS = Set.of("deployments");

  private static final List<String> WITH_ANNOTATED_STATUS = List.of("managedFields", "annotations");

  /** An approval is written as a condition. */
  private static final Set<String> STATUS = Set.of("status", "approval");

  private Split() {}

  /** The other subresources have objects of their own, so that their changes touch only what they are for. */
  static void apply(Resource resource, String subresource, ObjectNode object, ObjectNode old) {
    if (STATUS.contains(subresource)) {
      onlyStatus(resource, object, old);
    } else if (subresource.isEmpty() && resource.has("status")) {
      take(object, old, "status");
    }
  }

  private static void onlyStatus(Resource resource, ObjectNode object, ObjectNode old) {
    var asWished = object.deepCopy();
    object.removeAll();
    object.setAll(old.deepCopy());
    take(object, asWished, "status");
    besideStatus(resource.plural()).forEach(field -> Metadata.keep(object, asWished, field));
  }

  private static List<String> besideStatus(String plural) {
    if (REPORTED_BY_NODES.contains(plural)) {
      return WITH_NODES_STATUS;
    }
    return ANNOTATED_WITH_STATUS.contains(plural) ? WITH_ANNOTATED_STATUS : WITH_STATUS;
  }

  static void keepSystem(ObjectNode object, ObjectNode old) {
    SYSTEM.forEach(field -> Metadata.keep(object, old, field));
    Metadata.of(object).remove("selfLink");
    Metadata.keep(object, old, "resourceVersion");
  }

  /** Whether anything but metadata and status is another. */
  static boolean isWishChanged(ObjectNode object, ObjectNode old) {
    return !Trees.same(wish(object), wish(old));
  }

  private static ObjectNode wish(ObjectNode object) {
    var wish = object.objectNode();
    object.properties().forEach(field -> wish.set(field.getKey(), field.getValue()));
    wish.remove(List.of("metadata", "status"));
    return wish;
  }

  private static void take(ObjectNode object, ObjectNode from, String field) {
    var value = from.get(field);
    if (value == null) {
      object.remove(field);
    } else {
      object.set(field, value.deepCopy());
    }
  }
}
