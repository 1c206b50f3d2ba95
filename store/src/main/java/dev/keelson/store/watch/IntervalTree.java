package dev.keelson.store.watch;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Ranges with a value each, findable by a key that they contain.
 *
 * <p>Method: a treap (search tree by range, heap by random priority) in which every node knows the greatest end below
 * it, so that a search leaves out subtrees that end before the key. Expected O(log n + hits) for a search.
 *
 * <p>References: Seidel, Aragon: Randomized Search Trees (1996); Cormen et al., Introduction to Algorithms, 14.3.
 */
final class IntervalTree<V> {
  /** An absent end is the greatest. */
  private static final Comparator<Optional<Bytes>> BY_END = (a, b) -> {
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get());
    }
    return Boolean.compare(a.isEmpty(), b.isEmpty());
  };

  private static final Comparator<KeyRange> BY_RANGE =
      Comparator.comparing(KeyRange::from).thenComparing(KeyRange::to, BY_END);

  private static final class Node<V> {
    final KeyRange range;
    final V value;
    final int priority;
    Optional<Bytes> endMax;
    @Nullable Node<V> left;
    @Nullable Node<V> right;

    Node(KeyRange range, V value, int priority) {
      this.range = range;
      this.value = value;
      this.priority = priority;
      this.endMax = range.to();
    }

    Node<V> measured() {
      endMax = later(later(range.to(), left), right);
      return this;
    }

    private static <V> Optional<Bytes> later(Optional<Bytes> end, @Nullable Node<V> child) {
      return child == null || BY_END.compare(end, child.endMax) >= 0 ? end : child.endMax;
    }
  }

  private record Halves<V>(@Nullable Node<V> below, @Nullable Node<V> above) {}

  private final RandomGenerator random;
  private @Nullable Node<V> root;

  IntervalTree(RandomGenerator random) {
    this.random = random;
  }

  /** Adds a range that is not there yet. */
  void add(KeyRange range, V value) {
    Halves<V> halves = split(root, range, true);
    root = join(join(halves.below, new Node<>(range, value, random.nextInt())), halves.above);
  }

  /** Removes a range; does nothing when it is not there. */
  void remove(KeyRange range) {
    Halves<V> outer = split(root, range, true);
    Halves<V> inner = split(outer.above, range, false);
    root = join(outer.below, inner.above);
  }

  /** Hands over the values of all ranges that contain {@code key}, in the order of the ranges. */
  void containing(Bytes key, Consumer<V> found) {
    search(root, key, found);
  }

  private static <V> void search(@Nullable Node<V> node, Bytes key, Consumer<V> found) {
    if (node == null || (node.endMax.isPresent() && node.endMax.get().compareTo(key) <= 0)) {
      return;
    }
    search(node.left, key, found);
    if (node.range.from().compareTo(key) > 0) {
      return;
    }
    if (node.range.contains(key)) {
      found.accept(node.value);
    }
    search(node.right, key, found);
  }

  /** Parts the ranges into those below {@code range} and those above; itself goes up when {@code sameAbove}. */
  private static <V> Halves<V> split(@Nullable Node<V> node, KeyRange range, boolean sameAbove) {
    if (node == null) {
      return new Halves<>(null, null);
    }
    int order = BY_RANGE.compare(node.range, range);
    if (order > 0 || (order == 0 && sameAbove)) {
      Halves<V> halves = split(node.left, range, sameAbove);
      node.left = halves.above;
      return new Halves<>(halves.below, node.measured());
    }
    Halves<V> halves = split(node.right, range, sameAbove);
    node.right = halves.below;
    return new Halves<>(node.measured(), halves.above);
  }

  private static <V> @Nullable Node<V> join(@Nullable Node<V> below, @Nullable Node<V> above) {
    if (below == null) {
      return above;
    }
    if (above == null) {
      return below;
    }
    if (below.priority >= above.priority) {
      below.right = join(below.right, above);
      return below.measured();
    }
    above.left = join(below, above.left);
    return above.measured();
  }
}
