package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.value.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts objects: {@code count/deployments.apps}, and for some of the core group {@code configmaps}. */
final class ObjectMeter implements Meter {
  static final Quantity ONE = Quantity.parse("1");

  static final Set<String> SHORT = Set.of("configmaps", "secrets", "replicationcontrollers", "resourcequotas");

  private final Amounts one;

  ObjectMeter(String qualified) {
    var names = new HashMap<String, Quantity>();
    names.put("count/" + qualified, ONE);
    if (SHORT.contains(qualified)) {
      names.put(qualified, ONE);
    }
    this.one = new Amounts(Map.copyOf(names));
  }

  @Override
  public boolean measures(Review review) {
    return review.operation() == Operation.CREATE;
  }

  @Override
  public Amounts usage(JsonNode object) {
    return one;
  }

  @Override
  public Set<String> covered(Set<String> hard) {
    var covered = new HashSet<>(hard);
    covered.retainAll(one.names());
    return covered;
  }
}
