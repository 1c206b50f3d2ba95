package dev.keelson.orchestrator.controller.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.pki.Certificates;
import dev.keelson.orchestrator.pki.Identity;
import dev.keelson.orchestrator.pki.Issuer;
import dev.keelson.orchestrator.pki.Signer;
import dev.keelson.orchestrator.value.Times;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Signs approved requests with the cluster's authority. */
public final class SigningController implements Controller {
  /** kube-controller-manager's --cluster-signing-duration. */
  private static final Duration LIFETIME_MAX = Duration.ofDays(365);

  private static final Duration LIFETIME_MIN = Duration.ofMinutes(10);

  private final ApiClient client;
  private final InstantSource clock;
  private final Indexer requests;
  private final Issuer issuer;
  private final Identity authority;

  public SigningController(ControllerContext context, Issuer issuer, Identity authority) {
    this.client = context.client();
    this.clock = context.clock();
    this.requests = context.informers().of(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS);
    this.issuer = issuer;
    this.authority = authority;
  }

  @Override
  public String name() {
    return "certificatesigningrequest-signing";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    requests.get(key).ifPresent(object -> {
      var request = new Request(object);
      boolean waits = request.isApproved() && !request.isDenied() && !request.hasFailed()
          && request.certificate().isEmpty();
      request.signer().filter(_ -> waits).ifPresent(signer -> answer(object.deepCopy(), request, signer));
    });
    return Outcome.SETTLED;
  }

  private void answer(ObjectNode object, Request request, Signer signer) {
    var status = object.withObjectProperty("status");
    var objection = objection(request, signer);
    if (objection.isPresent()) {
      var now = Times.seconds(clock.instant());
      Conditions.put(status, new Condition("Failed", "True", "SignerValidationFailure", objection.get()), now)
          .put("lastUpdateTime", now);
    } else {
      var certificate = Signer.sign(issuer, authority, request.parsed(), request.usages(), lifetime(object));
      var pem = Certificates.pem(List.of(certificate));
      status.put("certificate", Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)));
    }
    client.updateStatus(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS, object);
  }

  private static Optional<String> objection(Request request, Signer signer) {
    try {
      return signer.objection(request.parsed(), request.usages());
    } catch (IllegalArgumentException unreadable) {
      return Optional.of(String.valueOf(unreadable.getMessage()));
    }
  }

  private static Duration lifetime(ObjectNode object) {
    var wished = object.path("spec").path("expirationSeconds");
    if (!wished.isNumber() || wished.asLong() >= LIFETIME_MAX.toSeconds()) {
      return LIFETIME_MAX;
    }
    return wished.asLong() <= LIFETIME_MIN.toSeconds() ? LIFETIME_MIN : Duration.ofSeconds(wished.asLong());
  }
}
