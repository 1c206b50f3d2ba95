package dev.keelson.store.watch;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The groups by what they want, and by the keys that concern them. Loop-owned. */
final class RangeIndex {
  private final Map<Want, Group> byWant = new LinkedHashMap<>();
  private final Map<Bytes, List<Group>> byKey = new HashMap<>();
  private final Map<KeyRange, List<Group>> byRange = new HashMap<>();
  private final IntervalTree<List<Group>> ranges;

  RangeIndex(RandomGenerator random) {
    this.ranges = new IntervalTree<>(random);
  }

  /** The group of {@code want}, made when it is missing, with one more watcher. */
  Group join(Want want) {
    Group group = byWant.computeIfAbsent(want, this::add);
    group.watchers++;
    return group;
  }

  /** One watcher less; the last one takes the group away. */
  void leave(Group group) {
    group.watchers--;
    if (group.watchers == 0) {
      byWant.remove(group.want);
      remove(group);
    }
  }

  boolean isEmpty() {
    return byWant.isEmpty();
  }

  List<Group> groups() {
    return List.copyOf(byWant.values());
  }

  void concerned(Bytes key, Consumer<Group> concerned) {
    byKey.getOrDefault(key, List.of()).forEach(concerned);
    ranges.containing(key, groups -> groups.forEach(concerned));
  }

  private Group add(Want want) {
    var group = new Group(want);
    KeyRange range = want.range();
    if (range.isSingle()) {
      byKey.computeIfAbsent(range.from(), _ -> new ArrayList<>(1)).add(group);
    } else {
      byRange.computeIfAbsent(range, this::addRange).add(group);
    }
    return group;
  }

  private List<Group> addRange(KeyRange range) {
    var groups = new ArrayList<Group>(1);
    ranges.add(range, groups);
    return groups;
  }

  private void remove(Group group) {
    KeyRange range = group.want.range();
    if (range.isSingle()) {
      byKey.computeIfPresent(range.from(), (_, groups) -> without(groups, group));
    } else if (byRange.computeIfPresent(range, (_, groups) -> without(groups, group)) == null) {
      ranges.remove(range);
    }
  }

  /** Null when nothing is left, which takes the entry out of its map. */
  private static @Nullable List<Group> without(List<Group> groups, Group group) {
    groups.remove(group);
    return groups.isEmpty() ? null : groups;
  }
}
