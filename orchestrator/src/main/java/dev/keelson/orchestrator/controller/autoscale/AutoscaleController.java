package dev.keelson.orchestrator.controller.autoscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import java.time.Duration;

/** The controller of HorizontalPodAutoscalers. */
public final class AutoscaleController implements Controller {
  /** kube-controller-manager's --horizontal-pod-autoscaler-sync-period. */
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final ControllerContext context;
  private final Indexer autoscalers;
  private final Metrics metrics;
  private final Recommendations recommendations = new Recommendations();

  public AutoscaleController(ControllerContext context) {
    this.context = context;
    autoscalers = context.informers().of(ResourceTypes.HORIZONTAL_POD_AUTOSCALERS);
    metrics = new Metrics(context);
  }

  @Override
  public String name() {
    return "horizontalpodautoscaler";
  }

  /** Its own status does not wake it: it looks again when the period is over. */
  @Override
  public void watch(Sources sources) {
    sources.on(ResourceTypes.HORIZONTAL_POD_AUTOSCALERS, (before, after) -> {
      var spec = after.map(object -> object.path("spec"));
      if (before.isEmpty() || !before.map(object -> object.path("spec")).equals(spec)) {
        after.or(() -> before).map(ObjectKey::of).ifPresent(sources::wake);
      }
    });
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var found = autoscalers.get(key);
    if (found.isEmpty()) {
      recommendations.forget(key);
      return Outcome.SETTLED;
    }
    size(key, found.get());
    return Outcome.checkAgainAfter(PERIOD);
  }

  private void size(ObjectKey key, ObjectNode autoscaler) {
    new Sizing(context, metrics, recommendations, key, autoscaler).run();
  }
}
