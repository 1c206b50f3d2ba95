package dev.keelson.orchestrator.authz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What rules of one allow that rules of another do not. */
final class Coverage {
  /** The parts of a rule that can be held or not by themselves. */
  private record What(String group, String resource, String name, String url) {}

  private Coverage() {}

  /** The parts of {@code wanted} that none of {@code held} allows; verbs on the same thing in one rule. */
  static List<Rule> missing(List<Rule> held, List<Rule> wanted) {
    var missing = new LinkedHashMap<What, List<String>>();
    for (var rule : wanted) {
      for (var what : parts(rule)) {
        for (var verb : rule.verbs()) {
          if (held.stream().noneMatch(one -> covers(one, what, verb))) {
            var verbs = missing.computeIfAbsent(what, _ -> new ArrayList<>());
            if (!verbs.contains(verb)) {
              verbs.add(verb);
            }
          }
        }
      }
    }
    return missing.entrySet().stream().map(one -> rule(one.getKey(), one.getValue())).toList();
  }

  private static List<What> parts(Rule rule) {
    var parts = new ArrayList<What>();
    for (var group : rule.groups()) {
      for (var resource : rule.resources()) {
        if (rule.names().isEmpty()) {
          parts.add(new What(group, resource, "", ""));
        }
        rule.names().forEach(name -> parts.add(new What(group, resource, name, "")));
      }
    }
    rule.urls().forEach(url -> parts.add(new What("", "", "", url)));
    return parts;
  }

  /** Stars in what is wanted are covered by stars only. */
  private static boolean covers(Rule held, What what, String verb) {
    if (!has(held.verbs(), verb)) {
      return false;
    }
    if (!what.url.isEmpty()) {
      return held.urls().stream().anyMatch(url -> coversUrl(url, what.url));
    }
    return has(held.groups(), what.group)
        && (has(held.resources(), what.resource) || hasSubresource(held.resources(), what.resource))
        && (held.names().isEmpty() || (!what.name.isEmpty() && held.names().contains(what.name)));
  }

  private static boolean has(List<String> held, String wanted) {
    return held.contains("*") || held.contains(wanted);
  }

  /** <code>*&#47;scale</code> covers {@code deployments/scale}. */
  private static boolean hasSubresource(List<String> held, String resource) {
    int slash = resource.indexOf('/');
    return slash >= 0 && held.contains("*" + resource.substring(slash));
  }

  private static boolean coversUrl(String held, String wanted) {
    return held.equals(wanted)
        || (held.endsWith("*") && wanted.startsWith(held.substring(0, held.length() - 1)));
  }

  private static Rule rule(What what, List<String> verbs) {
    return what.url.isEmpty()
        ? new Rule(verbs, List.of(what.group), List.of(what.resource),
            what.name.isEmpty() ? List.of() : List.of(what.name), List.of())
        : Rule.onUrls(verbs, List.of(what.url));
  }
}
