package dev.keelson.orchestrator.authn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** Values of a Secret. */
final class SecretData {
  private SecretData() {}

  /** Empty when it is missing or unreadable. */
  static byte[] of(JsonNode secret, String key) {
    try {
      return Base64.getDecoder().decode(secret.path("data").path(key).asText());
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
