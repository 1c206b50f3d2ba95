package dev.keelson.orchestrator.controller.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** What becomes of a secret that is to hold a token. */
final class TokenSecretPlan {
  static final String TYPE = "kubernetes.io/service-account-token";
  static final String ACCOUNT_NAME = "kubernetes.io/service-account.name";
  static final String ACCOUNT_UID = "kubernetes.io/service-account.uid";

  /** What is to be done. */
  sealed interface Step {
    record Nothing() implements Step {}

    /** Its account is gone, or another of the same name has come. */
    record Delete() implements Step {}

    record Write(ObjectNode secret) implements Step {}
  }

  private TokenSecretPlan() {}

  static boolean isToken(ObjectNode secret) {
    return secret.path("type").asText("").equals(TYPE) && !accountName(secret).isEmpty();
  }

  static String accountName(ObjectNode secret) {
    return annotation(secret, ACCOUNT_NAME);
  }

  /**
   * Compares a secret with its account.
   *
   * @param account as the server has it; empty when it is gone
   * @param authority by which the API is known, in PEM
   * @param token makes one
   */
  static Step step(ObjectNode secret, Optional<ObjectNode> account, String authority, Supplier<String> token) {
    var uid = annotation(secret, ACCOUNT_UID);
    if (account.isEmpty() || !(uid.isEmpty() || uid.equals(Metadata.uid(account.get())))) {
      return new Step.Delete();
    }
    var wish = secret.deepCopy();
    Metadata.of(wish).withObjectProperty("annotations").put(ACCOUNT_UID, Metadata.uid(account.get()));
    var data = wish.withObjectProperty("data");
    data.put("ca.crt", base64(authority));
    if (data.path("namespace").asText("").isEmpty()) {
      data.put("namespace", base64(Metadata.namespace(secret)));
    }
    if (data.path("token").asText("").isEmpty()) {
      data.put("token", base64(token.get()));
    }
    return wish.equals(secret) ? new Step.Nothing() : new Step.Write(wish);
  }

  private static String annotation(ObjectNode secret, String key) {
    return secret.path("metadata").path("annotations").path(key).asText("");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
