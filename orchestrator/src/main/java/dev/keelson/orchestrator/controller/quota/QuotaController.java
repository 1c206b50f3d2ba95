package dev.keelson.orchestrator.controller.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.quota.QuotaCount;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.discovery.Discovery;
import dev.keelson.orchestrator.client.discovery.ServedResource;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps the status of resource quotas: what is allowed, and what is used. */
public final class QuotaController implements Controller {
  /** kube-controller-manager's --resource-quota-sync-period. */
  private static final Duration RECOUNT = Duration.ofMinutes(5);

  /** Changes come in crowds, and what was charged a moment ago may not have been heard of. */
  private static final Duration GATHERING = Duration.ofMillis(500);

  /** Those that are followed; others are asked for when a quota limits them. */
  private static final List<ResourceType> FOLLOWED = List.of(ResourceTypes.PODS, ResourceTypes.SERVICES,
      ResourceTypes.PERSISTENT_VOLUME_CLAIMS, ResourceTypes.CONFIG_MAPS, ResourceTypes.SECRETS,
      ResourceTypes.REPLICATION_CONTROLLERS, ResourceTypes.RESOURCE_QUOTAS);

  private final ApiClient client;
  private final Informers informers;
  private final Indexer quotas;

  public QuotaController(ControllerContext context) {
    this.client = context.client();
    this.informers = context.informers();
    this.quotas = informers.of(ResourceTypes.RESOURCE_QUOTAS);
  }

  @Override
  public String name() {
    return "resourcequota";
  }

  @Override
  public void watch(Sources sources) {
    // A change of the status alone is a charge for something that may not have been heard of yet.
    sources.on(ResourceTypes.RESOURCE_QUOTAS, (before, after) -> {
      if (!before.map(quota -> quota.path("spec")).equals(after.map(quota -> quota.path("spec")))) {
        after.map(ObjectKey::of).ifPresent(sources::wake);
      }
    });
    for (var type : FOLLOWED) {
      sources.on(type, (before, after) -> {
        if (countsOtherwise(before, after)) {
          before.or(() -> after).ifPresent(object -> quotas.inNamespace(Metadata.namespace(object)).stream()
              .map(ObjectKey::of).forEach(quota -> sources.wakeAfter(quota, GATHERING)));
        }
      });
    }
    sources.every(RECOUNT, () -> quotas.all().stream().map(ObjectKey::of));
  }

  /** What came or went, a pod that ended, or anything that may ask for more than before. */
  private static boolean countsOtherwise(Optional<ObjectNode> before, Optional<ObjectNode> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return true;
    }
    return Pods.isEnded(before.get()) != Pods.isEnded(after.get())
        || !before.get().path("spec").equals(after.get().path("spec"));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    quotas.get(key).filter(quota -> !Metadata.isDeleting(quota)).ifPresent(this::count);
    return Outcome.SETTLED;
  }

  private void count(ObjectNode quota) {
    var used = QuotaCount.of(quota, qualified -> objects(qualified, Metadata.namespace(quota)));
    var wish = quota.deepCopy();
    var status = wish.withObjectProperty("status");
    status.set("hard", quota.path("spec").path("hard").deepCopy());
    status.set("used", used.tree());
    if (!wish.equals(quota)) {
      client.updateStatus(ResourceTypes.RESOURCE_QUOTAS, wish);
    }
  }

  private List<ObjectNode> objects(String qualified, String namespace) {
    for (var type : FOLLOWED) {
      if (type.toString().equals(qualified)) {
        return informers.of(type).inNamespace(namespace);
      }
    }
    return Discovery.read(client)
        .where(resource -> resource.namespaced() && resource.takes("list")
            && resource.type().toString().equals(qualified))
        .stream().map(ServedResource::type).findFirst()
        .map(type -> client.list(type, Selection.of(namespace)).items()).orElse(List.of());
  }
}
