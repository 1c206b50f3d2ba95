package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.api.etcd.Closing;
import dev.keelson.api.metrics.Family;
import dev.keelson.api.metrics.Family.Kind;
import dev.keelson.api.metrics.ProcessMetrics;
import dev.keelson.orchestrator.admission.plugin.Plugins;
import dev.keelson.orchestrator.admission.plugin.RoleEscalation;
import dev.keelson.orchestrator.allocate.ServiceAllocator;
import dev.keelson.orchestrator.authn.IssuerDocuments;
import dev.keelson.orchestrator.authz.Attributes;
import dev.keelson.orchestrator.authz.Escalation;
import dev.keelson.orchestrator.authz.RbacKind;
import dev.keelson.orchestrator.bootstrap.FirstObjects;
import dev.keelson.orchestrator.bootstrap.NamespaceNeeds;
import dev.keelson.orchestrator.bootstrap.ServerEndpoints;
import dev.keelson.orchestrator.discovery.DiscoveryPages;
import dev.keelson.orchestrator.endpoint.CatalogLookup;
import dev.keelson.orchestrator.endpoint.Component;
import dev.keelson.orchestrator.endpoint.EndpointWiring.Credentials;
import dev.keelson.orchestrator.endpoint.EndpointWiring.Knowledge;
import dev.keelson.orchestrator.endpoint.EndpointWiring;
import dev.keelson.orchestrator.endpoint.ResourceCatalog;
import dev.keelson.orchestrator.kind.BuiltInKinds;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.object.StoredLedger;
import dev.keelson.orchestrator.object.StoredObjects;
import dev.keelson.orchestrator.object.StoredPresence;
import dev.keelson.orchestrator.openapi.OpenApi;
import dev.keelson.orchestrator.pki.CertificateForm;
import dev.keelson.orchestrator.pki.Certificates;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.pki.Identity;
import dev.keelson.orchestrator.pki.Issuer;
import dev.keelson.orchestrator.pki.PkiLimits;
import dev.keelson.orchestrator.relay.Dialer;
import dev.keelson.orchestrator.relay.Relay;
import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.server.Follower.Observer;
import dev.keelson.orchestrator.server.HealthPage.Check;
import dev.keelson.orchestrator.storage.Compactor;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.verb.Birth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Puts the server together. */
final class Wiring {
  private static final Set<String> VERBS = Set.of(
      "get", "head", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "post", "put");

  private final ObjectStore store;
  private final ApiSettings settings;
  private final ClusterKeys keys;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Schema schema = Schema.load();
  private final Registry registry = Registry.builtIn(schema);
  private final ResourceCatalog catalog;
  private final CatalogLookup lookup;
  private final AccessWiring access;
  private final Closing parts;

  /**
   * Begins.
   *
   * @param parts takes what has to be closed
   */
  Wiring(ObjectStore store, ApiSettings settings, ClusterKeys keys, InstantSource clock, Closing parts)
      throws IOException {
    this.store = store;
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.parts = parts;
    this.catalog = parts.add(new ResourceCatalog(registry, store, clock));
    this.lookup = new CatalogLookup(catalog);
    this.access = parts.add(new AccessWiring(settings.access(), keys, catalog, lookup, clock));
  }

  ApiHandler handler(Executor threads) {
    Patience.run(new RoleBootstrap(catalog, new Birth(clock, random))::run);
    var allocator = new ServiceAllocator(
        new StoredLedger(store), settings.serviceRange(), settings.nodePortRange(), random, clock);
    var pipelines = pipelines(allocator);
    keepHouse(new OwnWrites(catalog, pipelines), allocator);
    access.synced().join();
    var discovery = new DiscoveryPages(registry, settings.advertised());
    var traffic = parts.add(new Traffic(this::isServed));
    var router = new Router(pipelines.endpoints(catalog, components()), discovery,
        pages(discovery).add("/metrics", metrics(traffic)));
    return new ApiHandler(access.gate(), router, traffic, threads, clock, random);
  }

  private EndpointWiring pipelines(ServiceAllocator allocator) {
    var admission = Plugins.standard(lookup,
        (user, verb, group, resource, name) -> access.authorizer()
            .decide(Attributes.ofResource(user, verb, group, resource, "", name)).isAllowed(),
        random, settings.admission()).with(new RoleEscalation(new Escalation(access.roles(), access.authorizer())));
    var knowledge = new Knowledge(schema, new BuiltInKinds(), new FieldAccounts(clock), admission,
        new ServiceClaims(allocator), lookup);
    var credentials = new Credentials(access.issuer(random), access.reviews(), new Relay(new Dialer(nodeIdentity())));
    return new EndpointWiring(knowledge, credentials, clock, random);
  }

  /** By which agents of nodes know this server, as kubeadm makes it. */
  private Optional<Identity> nodeIdentity() {
    var form = CertificateForm.client("kube-apiserver-kubelet-client", List.of("system:masters"), PkiLimits.LIFETIME);
    return keys.signer().map(signer -> new Issuer(clock, random).identity(signer, form));
  }

  private void keepHouse(OwnWrites objects, ServiceAllocator allocator) {
    int port = settings.address().getPort();
    var first = new FirstObjects(objects, allocator.firstAddress(), port);
    Patience.run(first::ensure);
    var needs = new NamespaceNeeds(objects, Certificates.pem(keys.rootAuthorities()));
    follow("", "namespaces", Observer.of(namespace -> furnish(needs, namespace), _ -> {}));
    var clusterRoles = catalog.stored(RbacKind.GROUP, RbacKind.CLUSTER_ROLE.plural()).orElseThrow();
    follow(RbacKind.GROUP, RbacKind.CLUSTER_ROLE.plural(), new RoleAggregation(clusterRoles));
    var address = settings.advertised().replaceFirst(":\\d+$", "");
    var endpoints = new ServerEndpoints(objects, new StoredPresence(store), address, port);
    parts.add(Compactor.start(store, Compactor.INTERVAL));
    parts.add(new Housekeeping(endpoints, allocator, lookup, clock));
  }

  private void follow(String group, String plural, Observer observer) {
    parts.add(Follower.of(catalog, group, plural, observer));
  }

  private static void furnish(NamespaceNeeds needs, ObjectNode namespace) {
    if (!Metadata.isDeleting(namespace)) {
      needs.ensureDefaultAccount(Metadata.name(namespace));
    }
  }

  /** The store, and those whose leaders hold a lease. */
  private List<Component> components() {
    return List.of(
        new LeaderComponent("controller-manager", "kube-controller-manager", lookup, clock).component(),
        new LeaderComponent("scheduler", "kube-scheduler", lookup, clock).component(),
        new Component("etcd-0", () -> isStoreWell() ? Optional.empty() : Optional.of("the store does not answer")));
  }

  private Pages pages(DiscoveryPages discovery) {
    var live = List.of(new Check("ping", () -> true), new Check("etcd", this::isStoreWell));
    var ready = List.of(new Check("ping", () -> true), new Check("etcd", this::isStoreWell),
        new Check("informer-sync", () -> access.synced().isDone()));
    var documents = new IssuerDocuments(settings.access().issuer(),
        "https://" + settings.advertised() + IssuerDocuments.KEYS_PATH, keys.tokens().verifying());
    var openApi = new OpenApiPages(OpenApi.of(registry, schema));
    return new Pages().list(discovery.paths())
        .add("/openapi/v2", openApi::v2)
        .add("/openapi/v3", openApi::v3)
        .add("/version", new VersionPage())
        .add("/healthz", new HealthPage("/healthz", live))
        .add("/livez", new HealthPage("/livez", live))
        .add("/readyz", new HealthPage("/readyz", ready))
        .add(IssuerDocuments.CONFIGURATION_PATH, text("application/json", documents.configuration()))
        .add(IssuerDocuments.KEYS_PATH, text(IssuerDocuments.KEYS_TYPE, documents.keys()));
  }

  /** Whether its figures may be told: clients cannot make up names. */
  private boolean isServed(RequestInfo info) {
    return VERBS.contains(info.verb()) && info.target()
        .map(target -> registry.find(target.version(), target.resource())
            .filter(resource -> target.subresource().isEmpty() || resource.has(target.subresource())).isPresent())
        .orElse(true);
  }

  private Page metrics(Traffic traffic) {
    var families = new ArrayList<>(traffic.families());
    families.addAll(new ProcessMetrics().families());
    families.add(Family.labelled("apiserver_storage_objects", Kind.GAUGE,
        "[STABLE] Number of stored objects at the time of last check split by kind.", this::storedObjects));
    var all = new dev.keelson.api.metrics.Registry(families);
    return call -> call.replyBytes(200, dev.keelson.api.metrics.Registry.CONTENT_TYPE, all.page());
  }

  private Map<Map<String, String>, Double> storedObjects() {
    var counts = new HashMap<Map<String, String>, Double>();
    for (var resource : registry.stored()) {
      var name = resource.plural() + (resource.group().isEmpty() ? "" : "." + resource.group());
      counts.put(Map.of("resource", name), (double) store.count(StoredObjects.prefix(resource)));
    }
    return counts;
  }

  private static Page text(String type, String body) {
    return call -> call.replyBytes(200, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isStoreWell() {
    try {
      return store.currentRevision() > 0;
    } catch (RuntimeException unwell) {
      return false;
    }
  }
}
