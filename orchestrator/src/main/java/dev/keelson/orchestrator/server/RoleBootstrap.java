package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authz.BootstrapPolicy;
import dev.keelson.orchestrator.authz.BootstrapPolicy.Item;
import dev.keelson.orchestrator.authz.RbacKind;
import dev.keelson.orchestrator.authz.Reconciliation;
import dev.keelson.orchestrator.authz.Reconciliation.Step;
import dev.keelson.orchestrator.endpoint.ResourceCatalog;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.object.Objects;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.verb.Birth;

/** Brings the roles and bindings that every cluster has up to date. Several servers may do so at once. */
final class RoleBootstrap {
  private final ResourceCatalog catalog;
  private final Birth birth;

  RoleBootstrap(ResourceCatalog catalog, Birth birth) {
    this.catalog = catalog;
    this.birth = birth;
  }

  void run() {
    BootstrapPolicy.load().forEach(this::ensure);
  }

  private void ensure(Item item) {
    var objects = catalog.stored(RbacKind.GROUP, item.kind().plural()).orElseThrow().objects();
    var there = objects.find(Metadata.namespace(item.object()), Metadata.name(item.object()));
    if (there.isEmpty()) {
      create(objects, item.object());
      return;
    }
    switch (Reconciliation.step(item, there.get())) {
      case Step.Keep _ -> { }
      case Step.Write(var object) -> objects.replace(object, there.get());
      case Step.Replace(var object) -> {
        if (objects.remove(there.get()).isPresent()) {
          create(objects, object);
        }
      }
    }
  }

  /** Another server may be faster. */
  private void create(Objects objects, ObjectNode wish) {
    var object = wish.deepCopy();
    birth.identify(object);
    try {
      objects.create(object);
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.ALREADY_EXISTS) {
        throw refusal;
      }
    }
  }
}
