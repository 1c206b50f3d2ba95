package dev.keelson.orchestrator.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.authz.Rule;
import dev.keelson.orchestrator.authz.UserRules;
import java.util.List;
import java.util.TreeMap;

/** Writes what a review answers. */
final class Answer {
  private Answer() {}

  /** authentication.k8s.io's UserInfo. */
  static ObjectNode user(User user) {
    var info = JsonNodeFactory.instance.objectNode().put("username", user.name());
    if (!user.uid().isEmpty()) {
      info.put("uid", user.uid());
    }
    put(info, "groups", user.groups());
    if (!user.extra().isEmpty()) {
      var extra = info.putObject("extra");
      new TreeMap<>(user.extra()).forEach((key, values) -> put(extra, key, values));
    }
    return info;
  }

  static ObjectNode rules(UserRules rules) {
    var status = JsonNodeFactory.instance.objectNode();
    var resources = status.putArray("resourceRules");
    var paths = status.putArray("nonResourceRules");
    rules.rules().forEach(rule -> put(rule, resources, paths));
    status.put("incomplete", rules.isIncomplete());
    if (!rules.problem().isEmpty()) {
      status.put("evaluationError", rules.problem());
    }
    return status;
  }

  private static void put(Rule rule, ArrayNode resources, ArrayNode paths) {
    if (!rule.resources().isEmpty()) {
      var node = resources.addObject();
      put(node, "verbs", rule.verbs());
      put(node, "apiGroups", rule.groups());
      put(node, "resources", rule.resources());
      put(node, "resourceNames", rule.names());
    }
    if (!rule.urls().isEmpty()) {
      var node = paths.addObject();
      put(node, "verbs", rule.verbs());
      put(node, "nonResourceURLs", rule.urls());
    }
  }

  private static void put(ObjectNode node, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      var values = node.putArray(field);
      texts.forEach(values::add);
    }
  }
}
