package dev.keelson.orchestrator.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.authz.Attributes;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads what a review asks. */
final class Question {
  private static final String GROUP = "authorization.k8s.io";

  private Question() {}

  static User user(ObjectNode review, String kind) {
    var spec = review.path("spec");
    var name = spec.path("user").asText("");
    if (name.isEmpty() && spec.path("groups").isEmpty()) {
      throw Refusals.invalid(GROUP, kind, "",
          List.of(FieldError.invalid("spec.user", "", "at least one of user or group must be specified")));
    }
    var extra = new LinkedHashMap<String, List<String>>();
    spec.path("extra").properties().forEach(each -> extra.put(each.getKey(), texts(each.getValue())));
    return new User(name, spec.path("uid").asText(""), texts(spec.path("groups")), extra);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  static void checkNamespace(ObjectNode review, String namespace) {
    var asked = review.path("spec").path("resourceAttributes").path("namespace").asText("");
    if (!asked.equals(namespace)) {
      throw Refusals.badRequest("spec.resourceAttributes.namespace must match namespace: " + namespace);
    }
  }

  static Attributes attributes(ObjectNode review, User user) {
    var resource = review.path("spec").path("resourceAttributes");
    var path = review.path("spec").path("nonResourceAttributes");
    var kind = review.path("kind").asText("");
    if (resource.isObject() && path.isObject()) {
      throw Refusals.invalid(GROUP, kind, "", List.of(FieldError.invalid("spec.nonResourceAttributes", path,
          "cannot be specified in combination with resourceAttributes")));
    }
    if (!resource.isObject() && !path.isObject()) {
      throw Refusals.invalid(GROUP, kind, "", List.of(FieldError.invalid("spec.resourceAttributes", resource,
          "exactly one of nonResourceAttributes or resourceAttributes must be specified")));
    }
    return resource.isObject()
        ? new Attributes(user, text(resource, "verb"), text(resource, "group"), text(resource, "version"),
            text(resource, "resource"), text(resource, "subresource"), text(resource, "namespace"),
            text(resource, "name"), "")
        : Attributes.ofPath(user, text(path, "verb"), text(path, "path"));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
