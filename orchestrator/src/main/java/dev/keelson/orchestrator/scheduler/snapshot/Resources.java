package dev.keelson.orchestrator.scheduler.snapshot;

import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.value.Quantity;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of what, in whole numbers.
 *
 * @param extended everything else that is counted, huge pages and devices, by name
 */
public record Resources(long milliCpu, long memoryBytes, long ephemeralBytes, SortedMap<String, Long> extended) {
  public static final Resources NONE = new Resources(0, 0, 0, Collections.emptySortedMap());

  /** Pods are counted apart: see {@link NodeFacts#podsMax}. */
  private static final String PODS = "pods";

  public static Resources of(Amounts amounts) {
    var extended = new TreeMap<String, Long>();
    amounts.byName().forEach((name, amount) -> {
      if (!isPlain(name) && !name.equals(PODS)) {
        extended.put(name, amount.value());
      }
    });
    return new Resources(amount(amounts, "cpu").milliValue(), amount(amounts, "memory").value(),
        amount(amounts, "ephemeral-storage").value(),
        extended.isEmpty() ? NONE.extended : Collections.unmodifiableSortedMap(extended));
  }

  private static boolean isPlain(String name) {
    return name.equals("cpu") || name.equals("memory") || name.equals("ephemeral-storage");
  }

  private static Quantity amount(Amounts amounts, String name) {
    return amounts.find(name).orElse(Quantity.ZERO);
  }

  /** By its name in Kubernetes; {@code cpu} in thousandths. */
  public long amount(String name) {
    return switch (name) {
      case "cpu" -> milliCpu;
      case "memory" -> memoryBytes;
      case "ephemeral-storage" -> ephemeralBytes;
      default -> extended.getOrDefault(name, 0L);
    };
  }

  public boolean isNothing() {
    return milliCpu == 0 && memoryBytes == 0 && ephemeralBytes == 0 && extended.isEmpty();
  }

  Resources plus(Resources other) {
    return new Resources(milliCpu + other.milliCpu, memoryBytes + other.memoryBytes,
        ephemeralBytes + other.ephemeralBytes, merged(other, 1));
  }

  Resources minus(Resources other) {
    return new Resources(milliCpu - other.milliCpu, memoryBytes - other.memoryBytes,
        ephemeralBytes - other.ephemeralBytes, merged(other, -1));
  }

  private SortedMap<String, Long> merged(Resources other, int sign) {
    if (other.extended.isEmpty()) {
      return extended;
    }
    var sum = new TreeMap<>(extended);
    for (Map.Entry<String, Long> entry : other.extended.entrySet()) {
      sum.merge(entry.getKey(), sign * entry.getValue(), Long::sum);
    }
    sum.values().removeIf(amount -> amount == 0);
    return Collections.unmodifiableSortedMap(sum);
  }
}
