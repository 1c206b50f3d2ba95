package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.value.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/** Counts services, their node ports and balancers. */
final class ServiceMeter implements Meter {
  private static final String NODE_PORTS = "services.nodeports";
  private static final String BALANCERS = "services.loadbalancers";
  private static final Set<String> NAMES = Set.of("services", "count/services", NODE_PORTS, BALANCERS);

  @Override
  public boolean measures(Review review) {
    return review.operation() != Operation.DELETE;
  }

  @Override
  public Amounts usage(JsonNode service) {
    var amounts = new HashMap<String, Quantity>();
    amounts.put("services", ObjectMeter.ONE);
    amounts.put("count/services", ObjectMeter.ONE);
    var spec = service.path("spec");
    switch (spec.path("type").asText("")) {
      case "NodePort" -> amounts.put(NODE_PORTS, count(spec.path("ports").size()));
      case "LoadBalancer" -> {
        amounts.put(NODE_PORTS, count(balancedPorts(spec)));
        amounts.put(BALANCERS, ObjectMeter.ONE);
      }
      default -> { }
    }
    return new Amounts(amounts);
  }

  @Override
  public Set<String> covered(Set<String> hard) {
    var covered = new HashSet<>(hard);
    covered.retainAll(NAMES);
    return covered;
  }

  /** A balancer may go without node ports, other than those that are asked for by number. */
  private static int balancedPorts(JsonNode spec) {
    if (spec.path("allocateLoadBalancerNodePorts").asBoolean(true)) {
      return spec.path("ports").size();
    }
    int given = 0;
    for (var port : spec.path("ports")) {
      given += port.path("nodePort").asInt(0) != 0 ? 1 : 0;
    }
    return given;
  }

  private static Quantity count(int number) {
    return Quantity.parse(String.valueOf(number));
  }
}
