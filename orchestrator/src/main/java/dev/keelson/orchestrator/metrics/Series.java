package dev.keelson.orchestrator.metrics;

import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.request.RequestInfo.Target;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Requests that are counted together.
 *
 * @param verb as kube-apiserver writes it: HTTP's method, or what it means here
 * @param scope resource, namespace or cluster; empty for paths that are not resources
 */
record Series(String verb, String group, String version, String resource, String subresource, String scope) {
  /** What verbs of authorization are called here; the others in capitals. */
  private static final Map<String, String> VERBS = Map.of("create", "POST", "update", "PUT");

  /** Under which series a request falls; {@code applies} tells a server-side apply from other patches. */
  static Series of(RequestInfo info, boolean applies) {
    var verb = applies ? "APPLY" : VERBS.getOrDefault(info.verb(), info.verb().toUpperCase(Locale.ROOT));
    return info.target()
        .map(target -> new Series(verb, target.version().group(), target.version().version(), target.resource(),
            target.subresource(), scope(info.verb(), target)))
        .orElseGet(() -> new Series(verb, "", "", "", "", ""));
  }

  private static String scope(String verb, Target target) {
    if (!target.name().isEmpty() || verb.equals("create")) {
      return "resource";
    }
    return target.namespace().isEmpty() ? "cluster" : "namespace";
  }

  /** With the status code, if there is one. */
  Map<String, String> labels(Optional<Integer> code) {
    var labels = new TreeMap<>(Map.of("verb", verb, "group", group, "version", version, "resource", resource,
        "subresource", subresource, "scope", scope, "component", "apiserver"));
    code.ifPresent(status -> labels.put("code", String.valueOf(status)));
    return labels;
  }
}
