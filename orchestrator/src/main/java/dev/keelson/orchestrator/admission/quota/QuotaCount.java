package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.value.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Counts anew what is used of a quota. */
public final class QuotaCount {
  private static final String COUNT = "count/";

  private QuotaCount() {}

  /**
   * What is used of everything that {@code spec.hard} limits and somebody here can measure.
   *
   * @param objects those of the quota's namespace, by resource, such as {@code deployments.apps}
   */
  public static Amounts of(ObjectNode quota, Function<String, List<ObjectNode>> objects) {
    var hard = Amounts.of(quota.path("spec").path("hard")).names();
    var used = new HashMap<String, Quantity>();
    meters(hard).forEach((resource, meter) -> {
      var covered = meter.covered(hard);
      covered.forEach(name -> used.put(name, Quantity.ZERO));
      if (!covered.isEmpty()) {
        objects.apply(resource).stream().filter(object -> isWithin(quota, meter, object))
            .map(object -> meter.usage(object).only(covered).byName())
            .forEach(each -> each.forEach((name, amount) -> used.merge(name, amount, Quantity::plus)));
      }
    });
    return new Amounts(used);
  }

  private static boolean isWithin(JsonNode quota, Meter meter, JsonNode object) {
    return Scope.of(quota).stream().allMatch(scope -> meter.isWithin(scope, object));
  }

  private static Map<String, Meter> meters(Set<String> hard) {
    var meters = new LinkedHashMap<String, Meter>();
    meters.put("pods", new PodMeter());
    meters.put("services", new ServiceMeter());
    meters.put("persistentvolumeclaims", new ClaimMeter());
    var others = new HashSet<>(ObjectMeter.SHORT);
    hard.stream().filter(name -> name.startsWith(COUNT)).map(name -> name.substring(COUNT.length()))
        .forEach(others::add);
    others.forEach(resource -> meters.putIfAbsent(resource, new ObjectMeter(resource)));
    return meters;
  }
}
