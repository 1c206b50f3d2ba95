package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Review.Subject;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.bootstrap.ClusterObjects;
import dev.keelson.orchestrator.endpoint.EndpointWiring;
import dev.keelson.orchestrator.endpoint.ResourceCatalog;
import dev.keelson.orchestrator.endpoint.Served;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Ownership.Owner;
import dev.keelson.orchestrator.verb.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects that the server itself writes, through the same pipelines as everybody's. */
final class OwnWrites implements ClusterObjects {
  private static final User SELF = new User("system:apiserver", "", List.of("system:masters"), Map.of());
  private static final String MANAGER = "kube-apiserver";

  private final ResourceCatalog catalog;
  private final EndpointWiring pipelines;

  OwnWrites(ResourceCatalog catalog, EndpointWiring pipelines) {
    this.catalog = catalog;
    this.pipelines = pipelines;
  }

  @Override
  public Optional<ObjectNode> find(String group, String plural, String namespace, String name) {
    return served(group, plural).objects().find(namespace, name);
  }

  @Override
  public boolean create(String group, String plural, ObjectNode object) {
    var served = served(group, plural);
    return happens(Reason.ALREADY_EXISTS, () -> pipelines.creation()
        .create(write(served, object), served.objects(), object, false));
  }

  @Override
  public boolean replace(String group, String plural, ObjectNode object) {
    var served = served(group, plural);
    return happens(Reason.CONFLICT, () -> pipelines.update().update(write(served, object), served.objects(),
        _ -> new Wish(object, false), served.resource().has(Trait.UPSERT)));
  }

  private static boolean happens(Reason otherwise, Runnable write) {
    try {
      write.run();
      return true;
    } catch (Refusal refusal) {
      if (refusal.reason() == otherwise) {
        return false;
      }
      throw refusal;
    }
  }

  private static Write write(Served served, ObjectNode object) {
    var subject = new Subject(served.stored(), "", Metadata.namespace(object), Metadata.name(object));
    var manager = new Owner(MANAGER, served.stored().version().toString(), "");
    return new Write(subject, SELF, false, manager, _ -> { });
  }

  private Served served(String group, String plural) {
    return catalog.stored(group, plural).orElseThrow();
  }
}
