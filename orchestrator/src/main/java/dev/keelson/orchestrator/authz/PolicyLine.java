package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.authn.Names;
import dev.keelson.orchestrator.authn.User;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One line of a policy file. An asterisk stands for all; an empty field for nothing but the empty.
 *
 * @param user empty when the line asks for a group only
 */
record PolicyLine(
    String user, String group, boolean readOnly, String namespace, String resource, String apiGroup, String path) {
  private static final String ALL = "*";
  private static final Set<String> READING = Set.of("get", "list", "watch");

  /** Throws IllegalArgumentException for a version that nobody knows. */
  static PolicyLine of(JsonNode line) {
    return switch (line.path("apiVersion").asText("")) {
      case "abac.authorization.kubernetes.io/v1beta1" -> ofV1beta1(line.path("spec"));
      case "", "v0" -> ofV0(line);
      default -> throw new IllegalArgumentException("no kind \"Policy\" is registered for version "
          + line.path("apiVersion"));
    };
  }

  private static PolicyLine ofV1beta1(JsonNode spec) {
    return new PolicyLine(text(spec, "user"), text(spec, "group"), spec.path("readonly").asBoolean(),
        text(spec, "namespace"), text(spec, "resource"), text(spec, "apiGroup"), text(spec, "nonResourcePath"))
        .forAuthenticated();
  }

  /** Of the oldest form, what is not there means all. */
  private static PolicyLine ofV0(JsonNode line) {
    var namespace = text(line, "namespace");
    var resource = text(line, "resource");
    var user = text(line, "user");
    var group = text(line, "group");
    return new PolicyLine(user.isEmpty() && group.isEmpty() ? ALL : user, group, line.path("readonly").asBoolean(),
        namespace.isEmpty() ? ALL : namespace, resource.isEmpty() ? ALL : resource, ALL,
        namespace.isEmpty() && resource.isEmpty() ? ALL : "").forAuthenticated();
  }

  /** All users means all that are known. */
  private PolicyLine forAuthenticated() {
    return user.equals(ALL) || group.equals(ALL)
        ? new PolicyLine("", Names.AUTHENTICATED, readOnly, namespace, resource, apiGroup, path)
        : this;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  boolean isFor(User subject) {
    return !(user.isEmpty() && group.isEmpty())
        && (user.isEmpty() || user.equals(subject.name()))
        && (group.isEmpty() || subject.isIn(group));
  }

  boolean allows(Attributes wanted) {
    if (!isFor(wanted.user()) || (readOnly && !READING.contains(wanted.verb()))) {
      return false;
    }
    return wanted.isResource()
        ? is(namespace, wanted.namespace()) && is(resource, wanted.resource()) && is(apiGroup, wanted.group())
        : is(path, wanted.path())
            || (path.endsWith(ALL) && wanted.path().startsWith(path.substring(0, path.length() - 1)));
  }

  private static boolean is(String mine, String wanted) {
    return mine.equals(ALL) || mine.equals(wanted);
  }

  /** As a rule, for a listing. */
  List<Rule> rules(String inNamespace) {
    var verbs = readOnly ? List.of("get", "list", "watch") : List.of(ALL);
    var onResources = resource.isEmpty() || !is(namespace, inNamespace) ? List.<Rule>of()
        : List.of(new Rule(verbs, List.of(apiGroup), List.of(resource), List.of(), List.of()));
    return path.isEmpty() ? onResources
        : Stream.concat(
            onResources.stream(), Stream.of(Rule.onUrls(verbs, List.of(path)))).toList();
  }
}
