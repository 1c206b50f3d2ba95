package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.apply.FieldSet.Entry;
import dev.keelson.orchestrator.schema.Shape;
import java.util.ArrayList;

/**
 * Takes what an applier has dropped out of the object, unless somebody else owns it or it never was the applier's own
 * (structured-merge-diff's prune).
 */
final class Pruning {
  private final ObjectNode merged;
  private final Shape shape;

  private Pruning(ObjectNode merged, Shape shape) {
    this.merged = merged;
    this.shape = shape;
  }

  /**
   * The object without what was dropped.
   *
   * @param last what the applier owned before
   * @param owned what anybody owns now, the applier's new set among it
   */
  static ObjectNode of(ObjectNode merged, Shape shape, FieldSet last, FieldSet owned) {
    return last.isEmpty() ? merged : new Pruning(merged, shape).pruned(last, owned);
  }

  private ObjectNode pruned(FieldSet last, FieldSet owned) {
    var before = named(last);
    var present = named(Extraction.of(merged, shape));
    var stripped = named(Extraction.of(Removal.of(merged, before, shape), shape));
    var kept = Removal.of(merged, present.difference(stripped.union(named(owned))), shape);
    var dangling = present.difference(named(Extraction.of(kept, shape))).intersection(before);
    return Removal.of(merged, dangling, shape);
  }

  private FieldSet named(FieldSet set) {
    return named(set, Place.of(shape));
  }

  /** With each struct's field above a member a member too: a struct goes when all that was in it goes. */
  private static FieldSet named(FieldSet set, Place place) {
    var entries = new ArrayList<Entry>(set.entries().size());
    for (var entry : set.entries()) {
      var named = entry.element() instanceof PathElement.Name(var name)
          ? entry.with(entry.member() || place.names(name), named(entry.below(), place.member(name)))
          : entry.with(entry.member(), named(entry.below(), place.item()));
      entries.add(named);
    }
    return FieldSet.of(entries);
  }
}
