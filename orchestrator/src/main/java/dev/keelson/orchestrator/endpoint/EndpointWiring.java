package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.authn.TokenIssuer;
import dev.keelson.orchestrator.codec.Codec;
import dev.keelson.orchestrator.relay.Relay;
import dev.keelson.orchestrator.review.Reviews;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.verb.Birth;
import dev.keelson.orchestrator.verb.Claims;
import dev.keelson.orchestrator.verb.Creation;
import dev.keelson.orchestrator.verb.Deletion;
import dev.keelson.orchestrator.verb.Kinds;
import dev.keelson.orchestrator.verb.Ownership;
import dev.keelson.orchestrator.verb.Update;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Puts the endpoints together. */
public final class EndpointWiring {
  private final Codec codec;
  private final Schema schema;
  private final Lookup lookup;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Credentials credentials;
  private final Kinds kinds;
  private final Ownership ownership;
  private final Presenter presenter;
  private final Creation creation;
  private final Update update;
  private final Deletion deletion;

  /** What endpoints know about objects. */
  public record Knowledge(
      Schema schema, Kinds kinds, Ownership ownership, Admission admission, Claims claims, Lookup lookup) {}

  /** What endpoints know about users, and how they speak to nodes. */
  public record Credentials(TokenIssuer issuer, Reviews reviews, Relay relay) {}

  public EndpointWiring(
      Knowledge knowledge, Credentials credentials, InstantSource clock, RandomGenerator random) {
    this.credentials = credentials;
    this.codec = new Codec(knowledge.schema());
    this.schema = knowledge.schema();
    this.lookup = knowledge.lookup();
    this.clock = clock;
    this.random = random;
    this.kinds = knowledge.kinds();
    this.ownership = knowledge.ownership();
    this.presenter = new Presenter(clock);
    var admission = knowledge.admission();
    var claims = knowledge.claims();
    this.creation = new Creation(kinds, ownership, admission, claims, new Birth(clock, random));
    this.update = new Update(kinds, ownership, admission, claims, creation);
    this.deletion = new Deletion(admission, claims, clock);
  }

  /** For the server's own writes. */
  public Creation creation() {
    return creation;
  }

  /** For the server's own writes. */
  public Update update() {
    return update;
  }

  /**
   * All endpoints.
   *
   * @param components what componentstatuses tell about
   */
  public Endpoints endpoints(Endpoints.Catalog catalog, List<Component> components) {
    var endpoints = new HashMap<String, Map<String, Endpoint>>();
    var bodies = new CodecBodies(codec);
    var get = new GetEndpoint(presenter);
    var put = new UpdateEndpoint(bodies, kinds, update, presenter);
    var patch = new PatchEndpoint(
        new Patches(codec, kinds), new Applies(codec, kinds, ownership), update, presenter);
    var delete = new DeleteEndpoint(bodies, shape("meta/v1", "DeleteOptions"), deletion, presenter);
    endpoints.put("", Map.of(
        "create", new CreateEndpoint(bodies, kinds, creation, presenter),
        "get", get,
        "list", new ListEndpoint(presenter),
        "watch", new WatchEndpoint(presenter, random),
        "update", put,
        "patch", patch,
        "delete", delete,
        "deletecollection", new DeleteCollectionEndpoint(delete, deletion, presenter)));
    for (var view : List.of("status", "approval", "ephemeralcontainers", "resize")) {
      endpoints.put(view, Map.of("get", get, "update", put, "patch", patch));
    }
    var scale = new ScaleEndpoint(bodies, codec, shape("autoscaling/v1", "Scale"), update);
    endpoints.put("scale", Map.of("get", scale::get, "update", scale::put, "patch", scale::patch));
    endpoints.put("finalize", Map.of("update", new FinalizeEndpoint(bodies, update, presenter)));
    var binding = new BindingEndpoint(bodies, shape("core/v1", "Binding"), update, clock);
    endpoints.put("binding", Map.of("create", binding));
    endpoints.put("eviction", Map.of("create",
        new EvictionEndpoint(bodies, shape("policy/v1", "Eviction"), deletion, lookup, clock)));
    endpoints.put("token", Map.of("create",
        new TokenEndpoint(bodies, shape("authentication/v1", "TokenRequest"), credentials.issuer(), lookup)));
    passOn(endpoints);
    var pods = catalog.stored("", "pods").orElseThrow();
    Map<String, Endpoint> unstored = Map.of(
        "bindings", (call, _) -> binding.answer(call, pods),
        "componentstatuses", new ComponentEndpoint(presenter, components));
    return new Endpoints(catalog, endpoints, unstored, new ReviewEndpoint(bodies, credentials.reviews()));
  }

  private void passOn(Map<String, Map<String, Endpoint>> endpoints) {
    var nodes = new NodeEndpoints(new NodeDestinations(lookup), credentials.relay());
    var proxies = new ProxyEndpoints(lookup, credentials.relay());
    endpoints.put("log", Map.of("get", nodes::log));
    endpoints.put("exec", Map.of("get", nodes::exec, "create", nodes::exec));
    endpoints.put("attach", Map.of("get", nodes::attach, "create", nodes::attach));
    endpoints.put("portforward", Map.of("get", nodes::portForward, "create", nodes::portForward));
    Endpoint proxy = (call, served) -> {
      switch (served.resource().plural()) {
        case "nodes" -> nodes.proxy(call, served);
        case "pods" -> proxies.pod(call, served);
        default -> proxies.service(call, served);
      }
    };
    endpoints.put("proxy", Map.of("get", proxy, "create", proxy, "update", proxy, "patch", proxy, "delete", proxy));
  }

  private StructShape shape(String groupVersion, String type) {
    return schema.type(groupVersion, type).orElseThrow();
  }
}
