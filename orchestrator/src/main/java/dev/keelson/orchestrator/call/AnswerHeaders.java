package dev.keelson.orchestrator.call;

import dev.keelson.api.http.Header;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The headers that every answer has. */
record AnswerHeaders(String auditId) {
  /** No flow control by priority yet: one schema and one level, named as kube-apiserver's names are used by tools. */
  private static final String FLOW = "00000000-0000-0000-0000-000000000000";

  /** A list that takes more; each warning has a header of its own, as clients from Go expect it. */
  List<Header> of(Collection<String> warnings) {
    var headers = new ArrayList<>(List.of(
        new Header("audit-id", auditId),
        new Header("cache-control", "no-cache, private"),
        new Header("x-kubernetes-pf-flowschema-uid", FLOW),
        new Header("x-kubernetes-pf-prioritylevel-uid", FLOW)));
    warnings.stream().limit(Limits.WARNINGS_MAX)
        .forEach(text -> headers.add(new Header("warning", warning(text))));
    return headers;
  }

  /** RFC 7234, 5.5; 299 is "miscellaneous persistent warning". */
  private static String warning(String text) {
    var line = text.length() > Limits.WARNING_CHARACTERS_MAX ? text.substring(0, Limits.WARNING_CHARACTERS_MAX) : text;
    var escaped = line.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    return "299 - \"" + escaped + '"';
  }
}
