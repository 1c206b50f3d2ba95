package dev.keelson.orchestrator.controller.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.util.Collection;
import java.util.stream.Stream;

/** A claim that is deleted stays while a pod on a node uses it. */
public final class ClaimProtectionController implements Controller {
  private final ApiClient client;
  private final Indexer claims;
  private final Indexer pods;

  public ClaimProtectionController(ControllerContext context) {
    this.client = context.client();
    this.claims = context.informers().of(ResourceTypes.PERSISTENT_VOLUME_CLAIMS);
    this.pods = context.informers().of(ResourceTypes.PODS);
  }

  @Override
  public String name() {
    return "persistentvolumeclaim-protection";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.PERSISTENT_VOLUME_CLAIMS);
    sources.on(ResourceTypes.PODS, pod -> claims(pod).map(name -> new ObjectKey(Metadata.namespace(pod), name)));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    claims.get(key).flatMap(claim -> Protection.OF_CLAIMS.change(claim, () -> isUsed(key)))
        .ifPresent(changed -> client.update(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, changed));
    return Outcome.SETTLED;
  }

  /** What the informer has not heard of yet must not be lost, so the server has the last word. */
  private boolean isUsed(ObjectKey key) {
    return isUsed(key.name(), pods.inNamespace(key.namespace()))
        || isUsed(key.name(), client.list(ResourceTypes.PODS, Selection.of(key.namespace())).items());
  }

  /** A pod without a node cannot start any more once the claim is being deleted. */
  static boolean isUsed(String claim, Collection<ObjectNode> pods) {
    return pods.stream().anyMatch(pod -> !Pods.isEnded(pod) && !Pods.nodeName(pod).isEmpty()
        && claims(pod).anyMatch(claim::equals));
  }

  private static Stream<String> claims(ObjectNode pod) {
    return pod.path("spec").path("volumes").valueStream().flatMap(volume -> {
      if (volume.has("ephemeral")) {
        return Stream.of(Metadata.name(pod) + "-" + volume.path("name").asText());
      }
      var name = volume.path("persistentVolumeClaim").path("claimName").asText("");
      return name.isEmpty() ? Stream.empty() : Stream.of(name);
    });
  }
}
