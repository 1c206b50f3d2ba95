package dev.keelson.orchestrator.controller.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.bootstrap.NamespaceNeeds;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.stream.Stream;

/** Every namespace has the certificates by which its pods know the API. Keys are namespaces. */
public final class RootAuthorityController implements Controller {
  private final ApiClient client;
  private final Indexer namespaces;
  private final Indexer configMaps;
  private final String authority;

  /**
   * Publishes certificates.
   *
   * @param authority those that sign the servers' own, in PEM
   */
  public RootAuthorityController(ControllerContext context, String authority) {
    this.client = context.client();
    this.namespaces = context.informers().of(ResourceTypes.NAMESPACES);
    this.configMaps = context.informers().of(ResourceTypes.CONFIG_MAPS);
    this.authority = authority;
  }

  @Override
  public String name() {
    return "root-ca-certificate-publisher";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.NAMESPACES);
    sources.on(ResourceTypes.CONFIG_MAPS, map -> Metadata.name(map).equals(NamespaceNeeds.CERTIFICATES)
        ? Stream.of(ObjectKey.of(Metadata.namespace(map))) : Stream.empty());
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    if (namespaces.get(key).filter(namespace -> !Metadata.isDeleting(namespace)).isEmpty()) {
      return Outcome.SETTLED;
    }
    var wanted = NamespaceNeeds.certificates(key.name(), authority);
    var there = configMaps.get(new ObjectKey(key.name(), NamespaceNeeds.CERTIFICATES));
    if (there.isEmpty()) {
      create(key.name(), wanted);
    } else if (!isRight(there.get(), wanted)) {
      var repaired = there.get().deepCopy();
      repaired.set("data", wanted.path("data"));
      Metadata.of(repaired).set("annotations", wanted.path("metadata").path("annotations"));
      client.update(ResourceTypes.CONFIG_MAPS, repaired);
    }
    return Outcome.SETTLED;
  }

  private static boolean isRight(ObjectNode map, ObjectNode wanted) {
    return map.path("data").equals(wanted.path("data"))
        && map.path("metadata").path("annotations").equals(wanted.path("metadata").path("annotations"));
  }

  private void create(String namespace, ObjectNode map) {
    try {
      client.create(ResourceTypes.CONFIG_MAPS, namespace, map);
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.ALREADY_EXISTS && !refusal.isNamespaceTerminating()) {
        throw refusal;
      }
    }
  }
}
