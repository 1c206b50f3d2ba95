package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import dev.keelson.orchestrator.authn.TokenIssuer;
import dev.keelson.orchestrator.authn.TokenIssuer.Bound;
import dev.keelson.orchestrator.authn.TokenIssuer.Order;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** POST to a service account's token (TokenRequest). */
final class TokenEndpoint implements Endpoint {
  private static final String GROUP = "authentication.k8s.io";
  private static final long LIFETIME_SECONDS = 3_600;
  private static final long LIFETIME_SECONDS_MIN = 600;
  private static final long LIFETIME_SECONDS_MAX = 1L << 32;

  /** What a token can be bound to: its plural. */
  private static final Map<String, String> BINDABLE =
      Map.of("Pod", "pods", "Secret", "secrets", "Node", "nodes");

  private final BodyReader bodies;
  private final Target target;
  private final TokenIssuer issuer;
  private final Lookup lookup;

  TokenEndpoint(BodyReader bodies, StructShape shape, TokenIssuer issuer, Lookup lookup) {
    this.bodies = bodies;
    this.target = new Target("authentication.k8s.io/v1", "TokenRequest", shape);
    this.issuer = issuer;
    this.lookup = lookup;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    var options = Writer.options(call, "CreateOptions");
    var request = bodies.read(call, target, options.validation());
    var account = served.find(call.target().namespace(), call.target().name());
    long seconds = request.path("spec").path("expirationSeconds").asLong(LIFETIME_SECONDS);
    check(seconds, account);
    var issued = issuer.issue(new Order(
        new ServiceAccount(Metadata.namespace(account), Metadata.name(account)), Metadata.uid(account),
        audiences(request), Duration.ofSeconds(seconds), bounds(request, Metadata.namespace(account))));
    answer(call, request, account, seconds, issued);
  }

  private static void answer(
      ApiCall call, ObjectNode request, ObjectNode account, long seconds, TokenIssuer.Issued issued) {
    var metadata = Metadata.of(request);
    metadata.put("name", Metadata.name(account)).put("namespace", Metadata.namespace(account));
    metadata.putNull("creationTimestamp");
    request.withObjectProperty("spec").put("expirationSeconds", seconds);
    request.putObject("status").put("token", issued.token())
        .put("expirationTimestamp", issued.expiration().toString());
    call.reply(201, request);
  }

  private static void check(long seconds, ObjectNode account) {
    var errors = new ArrayList<FieldError>();
    if (seconds < LIFETIME_SECONDS_MIN) {
      errors.add(FieldError.invalid("spec.expirationSeconds", account.numberNode(seconds),
          "may not specify a duration less than 10 minutes"));
    }
    if (seconds > LIFETIME_SECONDS_MAX) {
      errors.add(FieldError.invalid("spec.expirationSeconds", account.numberNode(seconds),
          "may not specify a duration larger than 2^32 seconds"));
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalid(GROUP, "TokenRequest", "", errors);
    }
  }

  private static List<String> audiences(ObjectNode request) {
    var audiences = new ArrayList<String>();
    request.path("spec").path("audiences").forEach(each -> audiences.add(each.asText()));
    return audiences;
  }

  private List<Bound> bounds(ObjectNode request, String namespace) {
    var reference = request.path("spec").path("boundObjectRef");
    if (!reference.isObject()) {
      return List.of();
    }
    var kind = reference.path("kind").asText("");
    var plural = BINDABLE.get(kind);
    if (plural == null) {
      throw Refusals.badRequest("cannot bind token for serviceaccount to object of type "
          + reference.path("apiVersion").asText("") + ", Kind=" + kind);
    }
    var name = reference.path("name").asText("");
    var object = lookup.read("", plural, kind.equals("Node") ? "" : namespace, name)
        .orElseThrow(() -> Refusals.notFound("", plural, name));
    var uid = reference.path("uid").asText("");
    if (!uid.isEmpty() && !uid.equals(Metadata.uid(object))) {
      throw Refusals.conflict("", plural, name, ("the UID in the bound object reference (%s) does not match the UID in"
          + " record. The object might have been deleted and then recreated").formatted(uid));
    }
    return bounds(kind, object);
  }

  /** A pod's token is bound to its node as well. */
  private List<Bound> bounds(String kind, ObjectNode object) {
    var bounds = new ArrayList<Bound>();
    bounds.add(new Bound(kind, Metadata.name(object), Metadata.uid(object)));
    JsonNode node = object.path("spec").path("nodeName");
    if (kind.equals("Pod") && !node.asText("").isEmpty()) {
      var uid = lookup.find("", "nodes", "", node.asText()).map(Metadata::uid).orElse("");
      bounds.add(new Bound("Node", node.asText(), uid));
    }
    return bounds;
  }
}
