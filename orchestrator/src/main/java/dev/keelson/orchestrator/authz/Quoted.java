package dev.keelson.orchestrator.authz;

import java.util.List;
import java.util.stream.Collectors;

/** Texts in double quotes, as Go prints them with {@code %q}. */
final class Quoted {
  private Quoted() {}

  static String text(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String list(List<String> texts) {
    return texts.stream().map(Quoted::text).collect(Collectors.joining(" ", "[", "]"));
  }
}
