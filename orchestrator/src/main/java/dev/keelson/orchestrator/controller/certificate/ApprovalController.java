package dev.keelson.orchestrator.controller.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Condition;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.pki.Signer;
import dev.keelson.orchestrator.pki.SigningRequest;
import dev.keelson.orchestrator.value.Times;
import java.time.InstantSource;

/** Approves what nodes need to be clients, when those who ask may have it. */
public final class ApprovalController implements Controller {
  private static final ResourceType ACCESS_REVIEWS =
      new ResourceType("authorization.k8s.io", "v1", "subjectaccessreviews", "SubjectAccessReview");

  private final ApiClient client;
  private final InstantSource clock;
  private final Indexer requests;

  public ApprovalController(ControllerContext context) {
    this.client = context.client();
    this.clock = context.clock();
    this.requests = context.informers().of(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS);
  }

  @Override
  public String name() {
    return "certificatesigningrequest-approving";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    requests.get(key).ifPresent(object -> {
      var request = new Request(object);
      if (request.certificate().isEmpty() && !request.isApproved() && !request.isDenied() && isOfNode(request)) {
        review(key, object, request);
      }
    });
    return Outcome.SETTLED;
  }

  private static boolean isOfNode(Request request) {
    try {
      return request.signer().filter(signer -> signer == Signer.KUBE_APISERVER_CLIENT_KUBELET)
          .filter(signer -> signer.objection(request.parsed(), request.usages()).isEmpty()).isPresent();
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private void review(ObjectKey key, ObjectNode object, Request request) {
    SigningRequest parsed = request.parsed();
    if (parsed.commonName().equals(request.user()) && isAllowed(object, "selfnodeclient")) {
      approve(key, object, "Auto approving self kubelet client certificate after SubjectAccessReview.");
    } else if (isAllowed(object, "nodeclient")) {
      approve(key, object, "Auto approving kubelet client certificate after SubjectAccessReview.");
    }
  }

  private boolean isAllowed(ObjectNode object, String subresource) {
    var review = JsonNodeFactory.instance.objectNode();
    var from = object.path("spec");
    var spec = review.putObject("spec").put("user", from.path("username").asText(""));
    if (from.has("uid")) {
      spec.put("uid", from.path("uid").asText());
    }
    for (var field : new String[] {"groups", "extra"}) {
      if (from.has(field)) {
        spec.set(field, from.path(field).deepCopy());
      }
    }
    spec.putObject("resourceAttributes").put("verb", "create").put("group", "certificates.k8s.io")
        .put("resource", "certificatesigningrequests").put("subresource", subresource).put("version", "*");
    return client.create(ACCESS_REVIEWS, "", review).path("status").path("allowed").asBoolean(false);
  }

  private void approve(ObjectKey key, ObjectNode object, String message) {
    var approved = object.deepCopy();
    var now = Times.seconds(clock.instant());
    Conditions.put(approved.withObjectProperty("status"),
        new Condition("Approved", "True", "AutoApproved", message), now).put("lastUpdateTime", now);
    client.put(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS, key, "approval", approved);
  }
}
