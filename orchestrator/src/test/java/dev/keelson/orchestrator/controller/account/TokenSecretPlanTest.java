package dev.keelson.orchestrator.controller.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.controller.account.TokenSecretPlan.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenSecretPlanTest {
  private static final ObjectNode ACCOUNT = Yaml.object("metadata: {name: robot, namespace: n, uid: u1}");

  private static ObjectNode secret(String more) {
    return Yaml.object("""
        metadata: {name: s, namespace: n, annotations: {kubernetes.io/service-account.name: robot%s}}
        type: kubernetes.io/service-account-token
        """.formatted(more));
  }

  private static Step step(ObjectNode secret, Optional<ObjectNode> account) {
    return TokenSecretPlan.step(secret, account, "CA", () -> "token");
  }

  @Test
  void an_empty_secret_is_filled_and_then_left_alone() {
    var filled = assertInstanceOf(Step.Write.class, step(secret(""), Optional.of(ACCOUNT))).secret();
    assertEquals("{\"ca.crt\":\"Q0E=\",\"namespace\":\"bg==\",\"token\":\"dG9rZW4=\"}", filled.path("data").toString());
    assertEquals("u1", filled.path("metadata").path("annotations").path(TokenSecretPlan.ACCOUNT_UID).asText());
    assertEquals(new Step.Nothing(), step(filled, Optional.of(ACCOUNT)));
  }

  @Test
  void a_token_is_kept_when_the_authority_changes() {
    var filled = assertInstanceOf(Step.Write.class, step(secret(""), Optional.of(ACCOUNT))).secret();
    var again = TokenSecretPlan.step(filled, Optional.of(ACCOUNT), "NEW", () -> "other");
    var data = assertInstanceOf(Step.Write.class, again).secret().path("data");
    assertEquals("TkVX dG9rZW4=", data.path("ca.crt").asText() + " " + data.path("token").asText());
  }

  @Test
  void a_secret_goes_with_its_account() {
    assertEquals(new Step.Delete(), step(secret(""), Optional.empty()));
    assertEquals(new Step.Delete(),
        step(secret(", kubernetes.io/service-account.uid: older"), Optional.of(ACCOUNT)));
  }

  @Test
  void other_secrets_are_none_of_ours() {
    assertFalse(TokenSecretPlan.isToken(Yaml.object("type: Opaque")));
    assertFalse(TokenSecretPlan.isToken(Yaml.object("type: kubernetes.io/service-account-token")));
  }
}
