package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One rule of a role (rbac/v1 PolicyRule): any of the verbs on any of the rest. An asterisk stands for all.
 *
 * @param resources {@code pods}, {@code pods/log}, <code>*</code>, <code>*&#47;scale</code>
 * @param names empty for all
 * @param urls paths that are no resources, perhaps with an asterisk at the end
 */
public record Rule(
    List<String> verbs, List<String> groups, List<String> resources, List<String> names, List<String> urls) {
  private static final String ALL = "*";

  public Rule {
    verbs = List.copyOf(verbs);
    groups = List.copyOf(groups);
    resources = List.copyOf(resources);
    names = List.copyOf(names);
    urls = List.copyOf(urls);
  }

  static Rule onUrls(List<String> verbs, List<String> urls) {
    return new Rule(verbs, List.of(), List.of(), List.of(), urls);
  }

  static Rule of(JsonNode rule) {
    return new Rule(texts(rule, "verbs"), texts(rule, "apiGroups"), texts(rule, "resources"),
        texts(rule, "resourceNames"), texts(rule, "nonResourceURLs"));
  }

  /** The rules of a role. */
  static List<Rule> all(JsonNode role) {
    var rules = new ArrayList<Rule>();
    role.path("rules").forEach(rule -> rules.add(of(rule)));
    return List.copyOf(rules);
  }

  private static List<String> texts(JsonNode node, String field) {
    var texts = new ArrayList<String>();
    node.path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** As it stands in a role; fields in Go's order. */
  ObjectNode toJson() {
    var rule = JsonNodeFactory.instance.objectNode();
    put(rule, "verbs", verbs);
    put(rule, "apiGroups", groups);
    put(rule, "resources", resources);
    put(rule, "resourceNames", names);
    put(rule, "nonResourceURLs", urls);
    return rule;
  }

  private static void put(ObjectNode rule, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      var values = rule.putArray(field);
      texts.forEach(values::add);
    }
  }

  boolean allows(Attributes attributes) {
    return has(verbs, attributes.verb())
        && (attributes.isResource() ? allowsResource(attributes) : allowsUrl(attributes.path()));
  }

  private boolean allowsResource(Attributes attributes) {
    return has(groups, attributes.group())
        && hasResource(attributes.resource(), attributes.subresource())
        && (names.isEmpty() || names.contains(attributes.name()));
  }

  /** Compares without putting resource and subresource together: this is asked some dozen times a request. */
  private boolean hasResource(String resource, String subresource) {
    for (var mine : resources) {
      if (mine.equals(ALL) || isResource(mine, resource, subresource)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isResource(String mine, String resource, String subresource) {
    if (subresource.isEmpty()) {
      return mine.equals(resource);
    }
    int slash = mine.length() - subresource.length() - 1;
    return slash > 0 && mine.charAt(slash) == '/' && mine.endsWith(subresource)
        && ((slash == 1 && mine.charAt(0) == '*') || (slash == resource.length() && mine.startsWith(resource)));
  }

  private boolean allowsUrl(String path) {
    for (var url : urls) {
      if (url.equals(ALL) || url.equals(path)
          || (url.endsWith(ALL) && path.startsWith(url.substring(0, url.length() - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(List<String> mine, String wanted) {
    return mine.contains(ALL) || mine.contains(wanted);
  }

  /** In one line, as Kubernetes writes it into refusals. */
  String text() {
    return Stream.of(part("APIGroups", groups), part("Resources", resources), part("NonResourceURLs", urls),
            part("ResourceNames", names), part("Verbs", verbs))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String part(String name, List<String> texts) {
    return texts.isEmpty() ? "" : name + ":" + Quoted.list(texts);
  }
}
