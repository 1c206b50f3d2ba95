package dev.keelson.orchestrator.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/**
 * Paths into an object (structured-merge-diff's fieldpath.Set). A path may be a member without those below it, and
 * those below without it. Immutable; sets share what they have in common.
 */
final class FieldSet {
  static final FieldSet EMPTY = new FieldSet(List.of());

  private final List<Entry> entries;

  /**
   * What a set holds at and below one element.
   *
   * @param member whether the element itself is in the set
   */
  record Entry(PathElement element, boolean member, FieldSet below) {
    Entry with(boolean nowMember, FieldSet nowBelow) {
      return new Entry(element, nowMember, nowBelow);
    }

    boolean isEmpty() {
      return !member && below.isEmpty();
    }
  }

  private FieldSet(List<Entry> entries) {
    this.entries = entries;
  }

  /** @param entries in any order, none empty, each element once; may be changed and becomes the set's own */
  static FieldSet of(List<Entry> entries) {
    if (entries.isEmpty()) {
      return EMPTY;
    }
    if (entries.size() > 1) {
      entries.sort((left, right) -> left.element().compareTo(right.element()));
    }
    return new FieldSet(entries);
  }

  /** A set of one path. */
  static FieldSet path(PathElement... path) {
    var set = EMPTY;
    for (var i = path.length - 1; i >= 0; i--) {
      set = new FieldSet(List.of(new Entry(path[i], i == path.length - 1, set)));
    }
    return set;
  }

  /** A set of one path through names. */
  static FieldSet names(String... names) {
    var path = new PathElement[names.length];
    for (var i = 0; i < names.length; i++) {
      path[i] = new PathElement.Name(names[i]);
    }
    return path(path);
  }

  /** In order. */
  List<Entry> entries() {
    return entries;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean has(PathElement element) {
    return at(element).member();
  }

  FieldSet below(PathElement element) {
    return at(element).below();
  }

  FieldSet union(FieldSet other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    return combined(other, (left, right) ->
        left.with(left.member() || right.member(), left.below().union(right.below())));
  }

  FieldSet intersection(FieldSet other) {
    if (isEmpty() || other.isEmpty()) {
      return EMPTY;
    }
    return combined(other, (left, right) ->
        left.with(left.member() && right.member(), left.below().intersection(right.below())));
  }

  /** Without the other's members; what is below them stays. */
  FieldSet difference(FieldSet other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    return combined(other, (left, right) ->
        left.with(left.member() && !right.member(), left.below().difference(right.below())));
  }

  /** Without the other's members and all that is below them. */
  FieldSet without(FieldSet other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    return combined(other, (left, right) -> right.member()
        ? left.with(false, EMPTY)
        : left.with(left.member(), left.below().without(right.below())));
  }

  /** The members that have none below them. */
  FieldSet leaves() {
    var leaves = new ArrayList<Entry>(entries.size());
    for (var entry : entries) {
      leaves.add(entry.with(entry.member() && entry.below().isEmpty(), entry.below().leaves()));
    }
    return new FieldSet(leaves);
  }

  /** Each path; at every level the members first, as Kubernetes lists conflicts. */
  void forEach(Consumer<List<PathElement>> action) {
    forEach(new ArrayList<>(), action);
  }

  private void forEach(List<PathElement> path, Consumer<List<PathElement>> action) {
    for (var entry : entries) {
      if (entry.member()) {
        path.addLast(entry.element());
        action.accept(List.copyOf(path));
        path.removeLast();
      }
    }
    for (var entry : entries) {
      path.addLast(entry.element());
      entry.below().forEach(path, action);
      path.removeLast();
    }
  }

  private Entry at(PathElement element) {
    var low = 0;
    var high = entries.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var order = entries.get(middle).element().compareTo(element);
      if (order == 0) {
        return entries.get(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return new Entry(element, false, EMPTY);
  }

  /** Both lists are in order, so one pass does. An element that one side lacks is empty there. */
  private FieldSet combined(FieldSet other, BinaryOperator<Entry> how) {
    var result = new ArrayList<Entry>(Math.max(entries.size(), other.entries.size()));
    var i = 0;
    var j = 0;
    while (i < entries.size() || j < other.entries.size()) {
      var order = order(other, i, j);
      var element = order <= 0 ? entries.get(i).element() : other.entries.get(j).element();
      var left = order <= 0 ? entries.get(i++) : new Entry(element, false, EMPTY);
      var right = order >= 0 ? other.entries.get(j++) : new Entry(element, false, EMPTY);
      var entry = how.apply(left, right);
      if (!entry.isEmpty()) {
        result.add(entry);
      }
    }
    return result.isEmpty() ? EMPTY : new FieldSet(result);
  }

  private int order(FieldSet other, int i, int j) {
    if (i == entries.size()) {
      return 1;
    }
    return j == other.entries.size() ? -1 : entries.get(i).element().compareTo(other.entries.get(j).element());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldSet set && entries.equals(set.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    var paths = new ArrayList<String>();
    forEach(path -> paths.add(String.join("", path.stream().map(PathElement::shown).toList())));
    return String.join("\n", paths);
  }
}
