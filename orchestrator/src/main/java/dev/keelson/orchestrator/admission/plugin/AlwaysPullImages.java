package dev.keelson.orchestrator.admission.plugin;

import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Containers;

/** Every image is fetched with the pod's own credentials, also when the node has it. */
final class AlwaysPullImages implements Mutator {
  @Override
  public void mutate(Review review) {
    var subject = review.subject();
    boolean pod = subject.is("", "pods") || subject.is("", "pods", "ephemeralcontainers");
    if (pod && review.operation() != Operation.DELETE) {
      review.object().ifPresent(object -> Containers.all(object.path("spec"))
          .forEach(container -> container.put("imagePullPolicy", "Always")));
    }
  }
}
