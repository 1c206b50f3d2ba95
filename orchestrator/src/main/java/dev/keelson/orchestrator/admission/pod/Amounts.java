package dev.keelson.orchestrator.admission.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.value.Quantity;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How much of which resources (core's ResourceList), in the order of their names. */
public record Amounts(Map<String, Quantity> byName) {
  public static final Amounts NONE = new Amounts(Map.of());

  public Amounts {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /** Reads an object of quantities that were found valid. */
  public static Amounts of(JsonNode list) {
    var amounts = new TreeMap<String, Quantity>();
    list.properties().forEach(entry -> amounts.put(entry.getKey(), Quantity.parse(entry.getValue().asText())));
    return new Amounts(amounts);
  }

  public Optional<Quantity> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Set<String> names() {
    return byName.keySet();
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  public Amounts plus(Amounts other) {
    return merge(other, Quantity::plus);
  }

  /** The larger one of each. */
  public Amounts max(Amounts other) {
    return merge(other, (one, two) -> one.compareTo(two) >= 0 ? one : two);
  }

  /** These, in place of those of the same names. */
  public Amounts over(Amounts others) {
    return others.merge(this, (_, own) -> own);
  }

  /** By how much each is more than in the other; nothing when it is less. */
  public Amounts excess(Amounts other) {
    var more = new TreeMap<String, Quantity>();
    byName.forEach((name, amount) -> {
      var rest = amount.minus(other.find(name).orElse(Quantity.ZERO));
      more.put(name, rest.amount().signum() < 0 ? Quantity.ZERO : rest);
    });
    return new Amounts(more);
  }

  public Amounts only(Collection<String> names) {
    return filter(entry -> names.contains(entry.getKey()));
  }

  public Amounts filter(Predicate<Map.Entry<String, Quantity>> wanted) {
    return new Amounts(byName.entrySet().stream().filter(wanted)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** As kube-apiserver prints them in refusals: {@code cpu=1,pods=3}. */
  public String text() {
    return byName.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue().text())
        .collect(Collectors.joining(","));
  }

  public ObjectNode tree() {
    var tree = JsonNodeFactory.instance.objectNode();
    byName.forEach((name, amount) -> tree.put(name, amount.text()));
    return tree;
  }

  private Amounts merge(Amounts other, BinaryOperator<Quantity> both) {
    var merged = new TreeMap<>(byName);
    other.byName.forEach((name, amount) -> merged.merge(name, amount, both));
    return new Amounts(merged);
  }
}
