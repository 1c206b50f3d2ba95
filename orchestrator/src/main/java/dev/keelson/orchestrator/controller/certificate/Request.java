package dev.keelson.orchestrator.controller.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.pki.Signer;
import dev.keelson.orchestrator.pki.SigningRequest;
import dev.keelson.orchestrator.pki.Usage;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a CertificateSigningRequest says. */
record Request(JsonNode object) {
  boolean isApproved() {
    return Conditions.isTrue(object, "Approved");
  }

  boolean isDenied() {
    return Conditions.isTrue(object, "Denied");
  }

  boolean hasFailed() {
    return Conditions.isTrue(object, "Failed");
  }

  /** Base64 of PEM; empty while there is none. */
  String certificate() {
    return object.path("status").path("certificate").asText("");
  }

  /** Empty for signers outside of the cluster. */
  Optional<Signer> signer() {
    return Signer.of(object.path("spec").path("signerName").asText(""));
  }

  /** Throws IllegalArgumentException when it cannot be read. */
  SigningRequest parsed() {
    return SigningRequest.parse(Base64.getMimeDecoder().decode(object.path("spec").path("request").asText()));
  }

  Set<Usage> usages() {
    var usages = EnumSet.noneOf(Usage.class);
    object.path("spec").path("usages").forEach(text -> Usage.of(text.asText()).ifPresent(usages::add));
    return usages;
  }

  String user() {
    return object.path("spec").path("username").asText("");
  }
}
