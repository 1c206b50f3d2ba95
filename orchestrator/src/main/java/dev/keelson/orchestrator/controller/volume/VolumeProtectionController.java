package dev.keelson.orchestrator.controller.volume;

import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;

/** A volume that is deleted stays while it is bound to a claim. */
public final class VolumeProtectionController implements Controller {
  private final ApiClient client;
  private final Indexer volumes;

  public VolumeProtectionController(ControllerContext context) {
    this.client = context.client();
    this.volumes = context.informers().of(ResourceTypes.PERSISTENT_VOLUMES);
  }

  @Override
  public String name() {
    return "persistentvolume-protection";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.PERSISTENT_VOLUMES);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    volumes.get(key)
        .flatMap(volume -> Protection.OF_VOLUMES.change(volume,
            () -> volume.path("status").path("phase").asText("").equals("Bound")))
        .ifPresent(changed -> client.update(ResourceTypes.PERSISTENT_VOLUMES, changed));
    return Outcome.SETTLED;
  }
}
