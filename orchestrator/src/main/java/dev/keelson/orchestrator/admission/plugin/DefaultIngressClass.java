package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import java.util.List;

/** An ingress that names no class gets the default one. */
final class DefaultIngressClass implements Mutator {
  private static final String GROUP = "networking.k8s.io";
  private static final List<String> MARKS = List.of("ingressclass.kubernetes.io/is-default-class");
  private static final String OLD_FIELD = "kubernetes.io/ingress.class";

  private final Lookup lookup;

  DefaultIngressClass(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void mutate(Review review) {
    if (review.subject().is(GROUP, "ingresses") && review.operation() == Operation.CREATE) {
      review.object().ifPresent(this::choose);
    }
  }

  private void choose(ObjectNode ingress) {
    var spec = ingress.withObjectProperty("spec");
    if (spec.hasNonNull("ingressClassName") || ingress.path("metadata").path("annotations").has(OLD_FIELD)) {
      return;
    }
    DefaultClass.of(lookup.list(GROUP, "ingressclasses", ""), MARKS)
        .ifPresent(name -> spec.put("ingressClassName", name));
  }
}
