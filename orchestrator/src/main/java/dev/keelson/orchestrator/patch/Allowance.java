package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;

/** So many bytes of JSON may still be worked on, roughly counted. Owned by one patch. */
final class Allowance {
  private static final int VALUE_BYTES = 4;

  private long left;

  Allowance(long bytes) {
    left = bytes;
  }

  void take(JsonNode value) {
    left -= VALUE_BYTES + (value.isTextual() ? value.textValue().length() : 0);
    if (left < 0) {
      throw PatchRefusals.inapplicable();
    }
    if (value.isObject()) {
      for (var member : value.properties()) {
        left -= member.getKey().length();
        take(member.getValue());
      }
    } else {
      value.forEach(this::take);
    }
  }
}
