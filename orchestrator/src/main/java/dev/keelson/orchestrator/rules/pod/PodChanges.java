package dev.keelson.orchestrator.rules.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.rules.check.Difference;
import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;
import java.util.stream.Collectors;

/** What may be changed of a pod that exists (ValidatePodUpdate). */
public final class PodChanges {
  private static final String UPDATABLE = "pod updates may not change fields other than"
      + " `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
      + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it"
      + " was previously negative)";
  private static final List<String> IMAGED = List.of("containers", "initContainers");

  private PodChanges() {}

  public static void changed(Spot pod, Spot old) {
    Pods.common(pod);
    mirror(pod, old);
    var spec = pod.at("spec");
    var before = old.at("spec");
    for (var list : IMAGED) {
      if (spec.at(list).size() != before.at(list).size()) {
        spec.at(list).forbidden("pod updates may not add or remove containers");
        return;
      }
    }
    if (!deadline(spec.at("activeDeadlineSeconds"), before.at("activeDeadlineSeconds"))) {
      return;
    }
    tolerations(spec.at("tolerations"), before.at("tolerations"));
    gates(spec.at("schedulingGates"), before.at("schedulingGates"));
    rest(spec, before);
  }

  private static void mirror(Spot pod, Spot old) {
    var key = "kubernetes.io/config.mirror";
    var after = pod.at("metadata", "annotations").key(key);
    var before = old.at("metadata", "annotations").key(key);
    if (before.present() && !Same.same(before.node(), after.node())) {
      after.forbidden("may not remove or update mirror pod annotation");
    } else if (!before.present() && after.present()) {
      after.forbidden("may not add mirror pod annotation");
    }
  }

  /** May be set, and made shorter. */
  private static boolean deadline(Spot deadline, Spot old) {
    if (!deadline.present()) {
      if (old.present()) {
        deadline.invalid(JsonNodeFactory.instance.nullNode(),
            "must not update from a positive integer to nil value");
      }
      return true;
    }
    if (old.present() && deadline.number() > old.number()) {
      deadline.invalid("must be less than or equal to previous value");
      return false;
    }
    return deadline.number() >= 0;
  }

  private static void tolerations(Spot tolerations, Spot old) {
    for (var before : old.items()) {
      if (tolerations.items().stream().noneMatch(after -> sameButSeconds(after.node(), before.node()))) {
        tolerations.forbidden("existing toleration can not be modified except its tolerationSeconds");
        return;
      }
    }
  }

  private static boolean sameButSeconds(JsonNode left, JsonNode right) {
    return Same.same(without(left, "tolerationSeconds"), without(right, "tolerationSeconds"));
  }

  private static JsonNode without(JsonNode node, String field) {
    return node instanceof ObjectNode object ? object.deepCopy().without(field) : node;
  }

  private static void gates(Spot gates, Spot old) {
    var before = old.items().stream().map(gate -> gate.at("name").text()).collect(Collectors.toSet());
    for (var gate : gates.items()) {
      var name = gate.at("name").text();
      if (!before.contains(name)) {
        gate.at("name").forbidden("only deletion is allowed, but found new scheduling gate '" + name + "'");
      }
    }
  }

  /** With what may change put back, nothing else may differ. */
  private static void rest(Spot spec, Spot before) {
    if (Same.same(spec.node(), before.node()) || !(spec.node() instanceof ObjectNode changed)) {
      return;
    }
    var munged = changed.deepCopy();
    for (var list : IMAGED) {
      for (var i = 0; i < munged.path(list).size(); i++) {
        if (munged.path(list).get(i) instanceof ObjectNode container) {
          put(container, "image", before.at(list).at(i).at("image").node());
        }
      }
    }
    for (var field : List.of("activeDeadlineSeconds", "schedulingGates", "tolerations")) {
      put(munged, field, before.at(field).node());
    }
    var grace = before.at("terminationGracePeriodSeconds");
    if (grace.number() < 0 && munged.path("terminationGracePeriodSeconds").asLong() == 1) {
      put(munged, "terminationGracePeriodSeconds", grace.node());
    }
    if (!before.at("schedulingGates").blank()) {
      gated(spec, before, munged);
    }
    if (!Same.same(munged, before.node())) {
      spec.forbidden(UPDATABLE + "\n" + Difference.of(before.node(), munged));
    }
  }

  /** Before it is scheduled, a gated pod may be bound to fewer nodes. */
  private static void gated(Spot spec, Spot before, ObjectNode munged) {
    var selector = spec.at("nodeSelector");
    var old = before.at("nodeSelector");
    for (var key : old.keys()) {
      if (!selector.key(key).is(old.key(key).text())) {
        selector.invalid("only additions are allowed (no mutations or deletions)");
        break;
      }
    }
    put(munged, "nodeSelector", old.node());
  }

  private static void put(ObjectNode object, String field, JsonNode value) {
    if (value.isMissingNode()) {
      object.remove(field);
    } else {
      object.set(field, value);
    }
  }

  /** The subresource: containers may be added, none changed or removed. */
  public static void ephemeralChanged(Spot pod, Spot old) {
    Pods.common(pod);
    var containers = pod.at("spec", "ephemeralContainers");
    for (var before : old.at("spec", "ephemeralContainers").items()) {
      var name = before.at("name").text();
      var after = containers.items().stream().filter(container -> container.at("name").is(name)).findFirst();
      if (after.isEmpty()) {
        containers.forbidden("existing ephemeral containers \"" + name + "\" may not be removed\n");
      } else if (!Same.same(after.get().node(), before.node())) {
        containers.forbidden("existing ephemeral containers \"" + name + "\" may not be changed\n"
            + Difference.of(before.node(), after.get().node()));
      }
    }
  }

  /** The subresource: only cpu and memory of containers may differ. */
  public static void resized(Spot pod, Spot old) {
    Pods.common(pod);
    var spec = pod.at("spec");
    var before = old.at("spec");
    if (!(spec.node() instanceof ObjectNode changed)) {
      return;
    }
    var munged = changed.deepCopy();
    for (var list : IMAGED) {
      for (var i = 0; i < munged.path(list).size(); i++) {
        if (munged.path(list).get(i) instanceof ObjectNode container) {
          put(container, "resources", before.at(list).at(i).at("resources").node());
          put(container, "resizePolicy", before.at(list).at(i).at("resizePolicy").node());
        }
      }
    }
    if (!Same.same(munged, before.node())) {
      spec.forbidden("only cpu and memory resources are mutable");
    }
    Values.unchanged(pod.at("status", "qosClass"), old.at("status", "qosClass"),
        "Pod QOS Class may not change as a result of resizing");
  }
}
