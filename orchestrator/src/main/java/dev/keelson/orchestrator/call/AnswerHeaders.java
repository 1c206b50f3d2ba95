package dev.keelson.orchestrator.call;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers that every answer has. */
record AnswerHeaders(String auditId) {
  /** No flow control by priority yet: one schema and one level, named as kube-apiserver's names are used by tools. */
  private static final String FLOW = "00000000-0000-0000-0000-000000000000";

  Map<String, String> of(Collection<String> warnings) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("audit-id", auditId);
    headers.put("cache-control", "no-cache, private");
    headers.put("x-kubernetes-pf-flowschema-uid", FLOW);
    headers.put("x-kubernetes-pf-prioritylevel-uid", FLOW);
    if (!warnings.isEmpty()) {
      headers.put("warning", warnings.stream().limit(Limits.WARNINGS_MAX).map(AnswerHeaders::warning)
          .collect(Collectors.joining(", ")));
    }
    return headers;
  }

  /** RFC 7234, 5.5; 299 is "miscellaneous persistent warning". */
  private static String warning(String text) {
    var line = text.length() > Limits.WARNING_CHARACTERS_MAX ? text.substring(0, Limits.WARNING_CHARACTERS_MAX) : text;
    var escaped = line.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    return "299 - \"" + escaped + '"';
  }
}
