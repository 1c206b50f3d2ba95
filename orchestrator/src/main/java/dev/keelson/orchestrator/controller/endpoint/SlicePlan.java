package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Trees;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How the slices of one owner and family become what they should be, with few writes: everybody who follows services
 * reads each of them. Endpoints stay in their slice; slices that are written anyway are filled first; then one that has
 * room for all the rest; then new ones.
 */
final class SlicePlan {
  private final SliceForm form;
  private final Family family;
  private final int endpointsMax;
  private final List<ObjectNode> creates = new ArrayList<>();
  private final List<ObjectNode> updates = new ArrayList<>();
  private final List<ObjectNode> deletes = new ArrayList<>();

  /**
   * What is to be written.
   *
   * @param creates without names
   */
  record Writes(List<ObjectNode> creates, List<ObjectNode> updates, List<ObjectNode> deletes) {
    Writes {
      creates = List.copyOf(creates);
      updates = List.copyOf(updates);
      deletes = List.copyOf(deletes);
    }
  }

  private SlicePlan(SliceForm form, Family family, int endpointsMax) {
    this.form = form;
    this.family = family;
    this.endpointsMax = endpointsMax;
  }

  /**
   * The writes for one family.
   *
   * @param desired endpoints by the ports under which they serve
   * @param existing slices of the family; those that another owner has left are deleted
   */
  static Writes of(SliceForm form, Family family, int endpointsMax,
      Map<NavigableSet<PortNumber>, List<ObjectNode>> desired, Collection<ObjectNode> existing) {
    var plan = new SlicePlan(form, family, endpointsMax);
    var byPorts = new HashMap<NavigableSet<PortNumber>, List<ObjectNode>>();
    for (var slice : existing.stream().sorted(Comparator.comparing(Metadata::name)).toList()) {
      if (form.owns(slice)) {
        byPorts.computeIfAbsent(ports(slice), _ -> new ArrayList<>()).add(slice);
      } else {
        plan.deletes.add(slice);
      }
    }
    desired.forEach((ports, endpoints) ->
        plan.reconcile(ports, endpoints, byPorts.getOrDefault(ports, List.of())));
    byPorts.forEach((ports, slices) -> {
      if (!desired.containsKey(ports)) {
        plan.deletes.addAll(slices);
      }
    });
    if (existing.size() == plan.deletes.size() && plan.creates.isEmpty()) {
      plan.hold();
    }
    plan.reuse();
    return new Writes(plan.creates, plan.updates, plan.deletes);
  }

  /** A service without endpoints has an empty slice, by which it is known to be looked after. */
  private void hold() {
    var placeholder = form.slice(family, List.of());
    var there = deletes.stream().filter(slice -> form.owns(slice) && form.hasLabels(slice)
        && slice.path("endpoints").isEmpty() && slice.path("ports").isEmpty()).findFirst();
    there.ifPresentOrElse(deletes::remove, () -> creates.add(placeholder));
  }

  /** A slice that would go becomes one that would come. */
  private void reuse() {
    var going = deletes.iterator();
    while (going.hasNext() && !creates.isEmpty()) {
      var old = going.next();
      if (form.owns(old)) {
        going.remove();
        var slice = creates.removeLast();
        var changed = old.deepCopy();
        Metadata.of(changed).set("labels", form.labels().deepCopy());
        changed.set("endpoints", slice.path("endpoints"));
        changed.set("ports", slice.path("ports"));
        updates.add(changed);
      }
    }
  }

  private void reconcile(NavigableSet<PortNumber> ports, List<ObjectNode> desired, List<ObjectNode> slices) {
    SequencedMap<String, ObjectNode> missing = new LinkedHashMap<>();
    desired.forEach(endpoint -> missing.put(identity(endpoint), endpoint));
    var changed = new ArrayList<ObjectNode>();
    var unchanged = new ArrayList<ObjectNode>();
    for (var slice : slices) {
      var kept = kept(slice, missing);
      boolean same = Trees.same(slice.path("endpoints"), kept.path("endpoints"));
      if (!same && kept.path("endpoints").isEmpty()) {
        deletes.add(slice);
      } else if (same && form.hasLabels(slice)) {
        unchanged.add(slice);
      } else {
        changed.add(kept);
      }
    }
    changed.sort(Comparator.comparingInt(slice -> -size(slice)));
    changed.forEach(slice -> fill(slice, missing));
    updates.addAll(changed);
    place(ports, missing, unchanged);
  }

  /** The slice with those of its endpoints that are still wanted, as they are now; they are missing no more. */
  private ObjectNode kept(ObjectNode slice, Map<String, ObjectNode> missing) {
    var kept = slice.deepCopy();
    Metadata.of(kept).set("labels", form.labels().deepCopy());
    var endpoints = kept.putArray("endpoints");
    for (var endpoint : slice.path("endpoints")) {
      var wanted = missing.remove(identity(endpoint));
      if (wanted != null) {
        endpoints.add(wanted);
      }
    }
    return kept;
  }

  private void place(
      NavigableSet<PortNumber> ports, SequencedMap<String, ObjectNode> missing, List<ObjectNode> unchanged) {
    while (!missing.isEmpty()) {
      var roomy = unchanged.stream().filter(slice -> size(slice) + missing.size() <= endpointsMax)
          .max(Comparator.comparingInt(SlicePlan::size));
      var slice = roomy.map(ObjectNode::deepCopy).orElseGet(() -> form.slice(family, List.copyOf(ports)));
      fill(slice, missing);
      (roomy.isPresent() ? updates : creates).add(slice);
    }
  }

  private void fill(ObjectNode slice, SequencedMap<String, ObjectNode> missing) {
    var endpoints = slice.withArrayProperty("endpoints");
    while (!missing.isEmpty() && endpoints.size() < endpointsMax) {
      endpoints.add(missing.pollFirstEntry().getValue());
    }
  }

  private static int size(JsonNode slice) {
    return slice.path("endpoints").size();
  }

  /** By what an endpoint is known to be the same; the rest of it may change. */
  private static String identity(JsonNode endpoint) {
    var reference = endpoint.path("targetRef");
    return String.join("|", endpoint.path("addresses").path(0).asText(), endpoint.path("hostname").asText(""),
        reference.path("namespace").asText(""), reference.path("name").asText(""));
  }

  private static NavigableSet<PortNumber> ports(JsonNode slice) {
    var ports = new TreeSet<PortNumber>();
    slice.path("ports").forEach(port -> ports.add(new PortNumber(port.path("name").asText(""),
        port.path("port").asInt(-1), port.path("protocol").asText("TCP"), port.path("appProtocol").asText(""))));
    return ports;
  }
}
