package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Who owns an object, as the object says.
 *
 * @param blocks whether the owner's deletion in the foreground waits for this object
 */
record OwnerReference(String apiVersion, String kind, String name, String uid, boolean blocks) {
  static List<OwnerReference> of(JsonNode object) {
    var all = new ArrayList<OwnerReference>();
    for (var each : object.path("metadata").path("ownerReferences")) {
      all.add(new OwnerReference(each.path("apiVersion").asText(), each.path("kind").asText(),
          each.path("name").asText(), each.path("uid").asText(), each.path("blockOwnerDeletion").asBoolean(false)));
    }
    return all;
  }

  /** Empty for the core group. */
  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
