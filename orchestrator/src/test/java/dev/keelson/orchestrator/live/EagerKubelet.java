package dev.keelson.orchestrator.live;

import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Pods;

/** Makes every pod run and be ready, as soon as it sees it; except those whose image is called {@code broken}. */
public final class EagerKubelet implements Controller {
  private final TestKubelet kubelet;
  private final Indexer pods;

  public EagerKubelet(LiveApi api, ControllerContext context) {
    kubelet = new TestKubelet(api.admin());
    pods = context.informers().of(ResourceTypes.PODS);
  }

  @Override
  public String name() {
    return "eager-kubelet";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.PODS);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    pods.get(key)
        .filter(Pods::isActive)
        .filter(pod -> !Pods.phase(pod).equals("Running"))
        .filter(pod -> !pod.at("/spec/containers/0/image").asText().equals("broken"))
        .ifPresent(kubelet::run);
    return Outcome.SETTLED;
  }
}
