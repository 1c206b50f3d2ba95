package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.authn.Authentication;
import dev.keelson.orchestrator.authn.BootstrapTokens;
import dev.keelson.orchestrator.authn.ClientCertificates;
import dev.keelson.orchestrator.authn.ObjectLookup;
import dev.keelson.orchestrator.authn.SecretTokens;
import dev.keelson.orchestrator.authn.ServiceAccountTokens;
import dev.keelson.orchestrator.authn.StaticTokens;
import dev.keelson.orchestrator.authn.TokenAuthenticator;
import dev.keelson.orchestrator.authn.TokenIssuer;
import dev.keelson.orchestrator.authn.Tokens;
import dev.keelson.orchestrator.authz.Access;
import dev.keelson.orchestrator.authz.Authorizer;
import dev.keelson.orchestrator.authz.AuthorizerChain;
import dev.keelson.orchestrator.authz.Constant;
import dev.keelson.orchestrator.authz.Masters;
import dev.keelson.orchestrator.authz.NodeAuthorizer;
import dev.keelson.orchestrator.authz.NodeIndex;
import dev.keelson.orchestrator.authz.PolicyFile;
import dev.keelson.orchestrator.authz.RbacAuthorizer;
import dev.keelson.orchestrator.authz.RbacIndex;
import dev.keelson.orchestrator.authz.RbacKind;
import dev.keelson.orchestrator.endpoint.ResourceCatalog;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.review.Reviews;
import dev.keelson.orchestrator.server.Follower.Observer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Puts together who is believed and who decides. */
final class AccessWiring implements AutoCloseable {
  private final AccessSettings settings;
  private final ClusterKeys keys;
  private final ResourceCatalog catalog;
  private final InstantSource clock;
  private final List<Follower> followers = new ArrayList<>();
  private final RbacIndex roles = new RbacIndex();
  private final Tokens tokens;
  private final Authorizer authorizer;

  AccessWiring(
      AccessSettings settings, ClusterKeys keys, ResourceCatalog catalog, Lookup lookup, InstantSource clock)
      throws IOException {
    this.settings = settings;
    this.keys = keys;
    this.catalog = catalog;
    this.clock = clock;
    this.tokens = new Tokens(tokens((plural, namespace, name) -> lookup.find("", plural, namespace, name)));
    this.authorizer = new AuthorizerChain(authorizers());
  }

  private List<String> audiences() {
    return List.of(settings.issuer());
  }

  private List<TokenAuthenticator> tokens(ObjectLookup objects) throws IOException {
    var kinds = new ArrayList<TokenAuthenticator>();
    if (settings.tokenFile().isPresent()) {
      kinds.add(StaticTokens.read(settings.tokenFile().get(), audiences()));
    }
    var verifying = keys.tokens().verifying();
    kinds.add(new ServiceAccountTokens(verifying, audiences(), objects, clock));
    kinds.add(new SecretTokens(verifying, audiences(), objects, clock));
    kinds.add(new BootstrapTokens(objects, audiences(), clock));
    return kinds;
  }

  private List<Authorizer> authorizers() throws IOException {
    var all = new ArrayList<Authorizer>();
    all.add(new Masters());
    for (var mode : settings.modes()) {
      all.add(switch (mode) {
        case "RBAC" -> rbac();
        case "Node" -> nodes();
        case "ABAC" -> PolicyFile.read(settings.policyFile().orElseThrow(() -> new IOException(
            "--authorization-mode=ABAC needs a policy: give --authorization-policy-file")));
        case "AlwaysAllow" -> Constant.ALWAYS_ALLOW;
        case "AlwaysDeny" -> Constant.ALWAYS_DENY;
        default -> throw new IOException("--authorization-mode=" + mode
            + " is unknown: choose among Node, RBAC, ABAC, AlwaysAllow, AlwaysDeny");
      });
    }
    return all;
  }

  private Authorizer rbac() {
    for (var kind : RbacKind.values()) {
      follow(RbacKind.GROUP, kind.plural(),
          Observer.of(object -> roles.put(kind, object), object -> roles.remove(kind, object)));
    }
    return new RbacAuthorizer(roles);
  }

  private Authorizer nodes() {
    var index = new NodeIndex();
    follow("", "pods", Observer.of(index::putPod, index::removePod));
    follow("", "persistentvolumes", Observer.of(index::putVolume, index::removeVolume));
    follow("storage.k8s.io", "volumeattachments", Observer.of(index::putAttachment, index::removeAttachment));
    return new NodeAuthorizer(index);
  }

  private void follow(String group, String plural, Observer observer) {
    followers.add(Follower.of(catalog, group, plural, observer));
  }

  Gate gate() {
    var certificates = new ClientCertificates(keys.clientAuthorities(), clock);
    var authentication = new Authentication(certificates, tokens, audiences(), settings.anonymous());
    return new AccessGate(authentication, new Access(authorizer));
  }

  Authorizer authorizer() {
    return authorizer;
  }

  Reviews reviews() {
    return new Reviews(authorizer, tokens, audiences());
  }

  TokenIssuer issuer(RandomGenerator random) {
    return new TokenIssuer(settings.issuer(), audiences(), keys.tokens().signing(),
        keys.tokens().verifying().getFirst(), clock,
        () -> new UUID(random.nextLong(), random.nextLong()).toString());
  }

  RbacIndex roles() {
    return roles;
  }

  /** Completes when all that decisions are made of is in memory. */
  CompletableFuture<Void> synced() {
    return CompletableFuture.allOf(followers.stream().map(Follower::synced).toArray(CompletableFuture[]::new));
  }

  @Override
  public void close() {
    followers.forEach(Follower::close);
  }
}
