package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.admission.pod.Containers;
import dev.keelson.orchestrator.admission.pod.PodAmounts;
import dev.keelson.orchestrator.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts pods, and sums up what their containers request and are limited to. */
final class PodMeter implements Meter {
  private static final String COUNT = "count/pods";
  private static final String REQUESTS = "requests.";
  private static final String HUGE_PAGES = "hugepages-";
  private static final List<String> COMPUTE = List.of("cpu", "memory", "ephemeral-storage");

  /**
   * A pod must say how much of these it wants when a quota limits them. Kubernetes calls that a mistake that is not to
   * be repeated with other resources.
   */
  private static final Set<String> DEMANDED =
      Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

  @Override
  public boolean measures(Review review) {
    boolean resized = review.subject().subresource().equals("resize") && review.operation() == Operation.UPDATE;
    return resized || review.operation() == Operation.CREATE;
  }

  @Override
  public Amounts usage(JsonNode pod) {
    var counted = new Amounts(Map.of(COUNT, ObjectMeter.ONE));
    var phase = pod.path("status").path("phase").asText("");
    if (phase.equals("Failed") || phase.equals("Succeeded")) {
      return counted;
    }
    var spec = pod.path("spec");
    return counted.plus(compute(PodAmounts.requests(spec), PodAmounts.limits(spec)));
  }

  @Override
  public Set<String> covered(Set<String> hard) {
    var covered = new HashSet<>(hard);
    covered.removeIf(name -> !isOwn(name));
    return covered;
  }

  @Override
  public boolean isWithin(Scope scope, JsonNode pod) {
    return PodScopes.admit(scope, pod.path("spec"));
  }

  @Override
  public Optional<String> missing(Set<String> covered, JsonNode pod) {
    var lacking = new TreeMap<String, Set<String>>();
    var spec = pod.path("spec");
    var whole = compute(PodAmounts.requestsOf(spec), PodAmounts.limitsOf(spec)).names();
    var containers = new ArrayList<>(Containers.regular(spec));
    containers.addAll(Containers.initial(spec));
    for (var container : containers) {
      var said = compute(PodAmounts.requestsOf(container), PodAmounts.limitsOf(container)).names();
      covered.stream()
          .filter(name -> DEMANDED.contains(name) && !said.contains(name) && !whole.contains(name))
          .forEach(name -> lacking.computeIfAbsent(name, _ -> new TreeSet<>()).add(Containers.name(container)));
    }
    return lacking.isEmpty() ? Optional.empty() : Optional.of("must specify " + lacking.entrySet().stream()
        .map(entry -> entry.getKey() + " for: " + String.join(",", entry.getValue()))
        .collect(Collectors.joining("; ")));
  }

  private static Amounts compute(Amounts requests, Amounts limits) {
    var amounts = new HashMap<String, Quantity>();
    amounts.put("pods", ObjectMeter.ONE);
    for (var name : COMPUTE) {
      requests.find(name).ifPresent(amount -> {
        amounts.put(name, amount);
        amounts.put(REQUESTS + name, amount);
      });
      limits.find(name).ifPresent(amount -> amounts.put("limits." + name, amount));
    }
    requests.byName().forEach((name, amount) -> {
      if (name.startsWith(HUGE_PAGES)) {
        amounts.put(name, amount);
        amounts.put(REQUESTS + name, amount);
      } else if (isExtended(name)) {
        amounts.put(REQUESTS + name, amount);
      }
    });
    return new Amounts(amounts);
  }

  private static boolean isOwn(String name) {
    boolean compute = COMPUTE.stream().anyMatch(each ->
        name.equals(each) || name.equals(REQUESTS + each) || name.equals("limits." + each));
    boolean huge = name.startsWith(HUGE_PAGES) || name.startsWith(REQUESTS + HUGE_PAGES);
    boolean extended = name.startsWith(REQUESTS) && isExtended(name);
    return compute || huge || extended || name.equals("pods") || name.equals(COUNT);
  }

  /** Not one of Kubernetes itself: {@code nvidia.com/gpu}. */
  private static boolean isExtended(String name) {
    return name.contains("/") && !name.contains("kubernetes.io/") && !name.contains(".storageclass.storage.k8s.io/")
        && !name.startsWith("count/");
  }
}
