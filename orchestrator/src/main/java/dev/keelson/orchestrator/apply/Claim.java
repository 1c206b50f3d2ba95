package dev.keelson.orchestrator.apply;

/**
 * What one owner owns.
 *
 * @param apiVersion in which the paths were written
 * @param time RFC 3339, of the last change; empty when unknown
 */
record Claim(String apiVersion, String time, FieldSet fields) {
  Claim with(FieldSet nowFields) {
    return new Claim(apiVersion, time, nowFields);
  }
}
