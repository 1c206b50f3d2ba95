package dev.keelson.orchestrator.controller.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.HashName;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Trees;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Which revision a set has now, and how it gets it. Same set, same revisions: same plan. */
sealed interface HistoryPlan {
  /** The newest says what the set says. */
  record Keep(Revision newest) implements HistoryPlan {}

  /** The set has gone back to an old template, which becomes the newest again. */
  record Renumber(Revision old, long number) implements HistoryPlan {}

  /** The set has a template that it never had. */
  record Create(ObjectNode revision) implements HistoryPlan {}

  /** As upstream: with a dash and a hash behind it, it has to be a name. */
  int PREFIX_CHARACTERS_MAX = 223;

  Comparator<Revision> BY_NUMBER = Comparator.comparingLong(Revision::number).thenComparing(Revision::name);

  /**
   * Plans for a set.
   *
   * @param revisions the set's
   * @param collisions how often a hash was met that meant something else
   * @param hashLabel the label of a revision that has its hash
   */
  static HistoryPlan of(ObjectNode set, List<Revision> revisions, int collisions, String hashLabel) {
    var sorted = revisions.stream().sorted(BY_NUMBER).toList();
    var data = data(set);
    var equal = sorted.stream().filter(revision -> Trees.same(revision.data(), data)).toList();
    if (equal.isEmpty()) {
      return new Create(revision(set, data, next(sorted), collisions, hashLabel));
    }
    return equal.getLast().equals(sorted.getLast())
        ? new Keep(sorted.getLast())
        : new Renumber(equal.getLast(), next(sorted));
  }

  private static long next(List<Revision> sorted) {
    return sorted.isEmpty() ? 1 : sorted.getLast().number() + 1;
  }

  static ObjectNode data(ObjectNode set) {
    var data = JsonNodeFactory.instance.objectNode();
    var template = (ObjectNode) set.path("spec").path("template").deepCopy();
    data.putObject("spec").set("template", template.put("$patch", "replace"));
    return data;
  }

  private static ObjectNode revision(ObjectNode set, JsonNode data, long number, int collisions, String hashLabel) {
    var hash = HashName.of(data, collisions == 0 ? OptionalInt.empty() : OptionalInt.of(collisions));
    var revision = JsonNodeFactory.instance.objectNode().put("apiVersion", "apps/v1").put("kind", "ControllerRevision");
    var prefix = Metadata.name(set);
    var metadata = revision.putObject("metadata")
        .put("name", prefix.substring(0, Math.min(prefix.length(), PREFIX_CHARACTERS_MAX)) + "-" + hash)
        .put("namespace", Metadata.namespace(set));
    var labels = metadata.putObject("labels");
    set.path("spec").path("template").path("metadata").path("labels").properties()
        .forEach(label -> labels.set(label.getKey(), label.getValue()));
    labels.put(hashLabel, hash);
    var annotations = set.path("metadata").path("annotations");
    if (!annotations.isEmpty()) {
      metadata.set("annotations", annotations.deepCopy());
    }
    metadata.putArray("ownerReferences").add(OwnerReferences.controlledBy(set));
    revision.set("data", data);
    return revision.put("revision", number);
  }

  /**
   * The oldest that nobody needs, beyond the limit.
   *
   * @param live names that pods or the status speak of
   */
  static List<Revision> surplus(List<Revision> revisions, Set<String> live, int limit) {
    var dead = revisions.stream().filter(revision -> !live.contains(revision.name())).sorted(BY_NUMBER).toList();
    return dead.subList(0, Math.max(dead.size() - limit, 0));
  }
}
