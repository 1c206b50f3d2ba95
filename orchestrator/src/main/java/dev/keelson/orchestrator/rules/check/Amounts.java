package dev.keelson.orchestrator.rules.check;

import dev.keelson.orchestrator.value.InvalidValue;
import dev.keelson.orchestrator.value.Labels;
import dev.keelson.orchestrator.value.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Amounts of resources, and the names of what there is amounts of. */
public final class Amounts {
  private static final Set<String> OF_CONTAINERS = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage", "storage", "requests.cpu",
      "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage",
      "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
      "persistentvolumeclaims", "services.nodeports", "services.loadbalancers", "requests.storage");
  private static final Set<String> QUOTA_ONLY = Set.of("cpu", "memory", "ephemeral-storage", "requests.cpu",
      "requests.memory", "requests.storage", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
      "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets",
      "configmaps", "persistentvolumeclaims", "services.nodeports", "services.loadbalancers");
  private static final Set<String> COUNTED = Set.of("pods", "resourcequotas", "services", "replicationcontrollers",
      "secrets", "configmaps", "persistentvolumeclaims", "services.nodeports", "services.loadbalancers");
  private static final String HUGE_PAGES = "hugepages-";

  private Amounts() {}

  /** Empty when nothing is there, or no amount (decoding has refused that). */
  public static Optional<Quantity> of(Spot amount) {
    if (amount.blank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Quantity.parse(amount.text()));
    } catch (InvalidValue notAnAmount) {
      return Optional.empty();
    }
  }

  /** Positive when the first is more; 0 also when one of them is absent. */
  public static int compare(Spot left, Spot right) {
    var first = of(left);
    var second = of(right);
    return first.isPresent() && second.isPresent() ? first.get().compareTo(second.get()) : 0;
  }

  /** Not negative, and whole where there are no parts of it. */
  public static void amount(String resource, Spot amount) {
    var quantity = of(amount);
    if (quantity.isEmpty()) {
      return;
    }
    if (quantity.get().amount().signum() < 0) {
      amount.invalid(amount.text(), "must be greater than or equal to 0");
    }
    if (isWhole(resource) && quantity.get().amount().remainder(BigDecimal.ONE).signum() != 0) {
      amount.invalid(amount.text(), "must be an integer");
    }
  }

  public static void positive(Spot amount) {
    if (of(amount).map(quantity -> quantity.amount().signum() <= 0).orElse(true)) {
      amount.invalid(amount.present() ? amount.text() : "0", "must be greater than zero");
    }
  }

  private static boolean isWhole(String resource) {
    return COUNTED.contains(resource) || isExtended(resource);
  }

  /** Of containers: {@code cpu}, {@code hugepages-2Mi}, {@code example.com/gpu}. */
  public static void containerResource(String name, Spot place) {
    resource(name, place);
    if (!name.contains("/") && !OF_CONTAINERS.contains(name) && !isHugePages(name)) {
      place.invalid(name, "must be a standard resource for containers");
    } else if (name.contains("/") && !isNative(name) && !isExtended(name)) {
      place.invalid(name, "doesn't follow extended resource name standard");
    }
  }

  /** Of anything. */
  public static void resource(String name, Spot place) {
    var problems = Labels.key(name);
    problems.forEach(problem -> place.invalid(name, problem));
    if (problems.isEmpty() && !name.contains("/") && !STANDARD.contains(name) && !isHugePages(name)
        && !name.startsWith("requests.hugepages-")) {
      place.invalid(name, "must be a standard resource type or fully qualified");
    }
  }

  /** Of quotas: also numbers of objects, as {@code count/jobs.batch}. */
  public static void quotaResource(String name, Spot place) {
    resource(name, place);
    if (!name.contains("/") && !QUOTA_ONLY.contains(name) && !isHugePages(name)
        && !name.startsWith("requests.hugepages-")) {
      place.invalid(name, "must be a standard resource for quota");
    }
  }

  public static boolean isHugePages(String name) {
    return name.startsWith(HUGE_PAGES);
  }

  /** May more be promised than there is? Not of what cannot be shared. */
  public static boolean mayBeOvercommitted(String name) {
    return isNative(name) && !isHugePages(name);
  }

  private static boolean isNative(String name) {
    return !name.contains("/") || name.contains("kubernetes.io/");
  }

  private static boolean isExtended(String name) {
    return !isNative(name) && !name.startsWith("requests.") && Labels.key("requests." + name).isEmpty();
  }
}
