package dev.keelson.store;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Comparison;
import dev.keelson.store.v2.Namespace;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TtlOptions;
import java.util.List;
import java.util.random.RandomGenerator;

/** Commands of the tree by chance, over few paths, so that they meet. One seed, one sequence. */
final class TreeChance {
  private static final List<Bytes> NAMES = List.of(Bytes.utf8("a"), Bytes.wrap(new byte[] {'a', 0}),
      Bytes.wrap(new byte[] {'a', 0, 1}), Bytes.wrap(new byte[] {'a', 1}), Bytes.utf8("ab"), Bytes.utf8("_h"),
      Bytes.wrap(new byte[] {(byte) 0xff}));

  private final RandomGenerator random;
  private long nowNanos = TreeDriver.EPOCH;

  TreeChance(RandomGenerator random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  long nowNanos() {
    return nowNanos;
  }

  /** {@code index} is about where the tree is. */
  TreeCommand command(long index) {
    nowNanos += random.nextLong(TreeDriver.SECOND / 2);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> new TreeCommand.Set(path(), oneIn(3), value(), ttl());
      case 6, 7, 8 -> new TreeCommand.Create(path(), oneIn(3), value(), ttl());
      case 9 -> new TreeCommand.CreateInOrder(path(), oneIn(3), value(), ttl());
      case 10, 11 -> new TreeCommand.Update(path(), oneIn(2) ? Bytes.EMPTY : value(), ttl());
      case 12, 13 -> new TreeCommand.CompareAndSwap(path(), comparison(index), value(), ttl());
      case 14, 15, 16 -> new TreeCommand.Delete(path(), oneIn(2), oneIn(3), nowNanos);
      case 17 -> new TreeCommand.CompareAndDelete(path(), comparison(index), nowNanos);
      default -> new TreeCommand.Sync(nowNanos, 1 + random.nextInt(3));
    };
  }

  TreePath path() {
    var path = TreePath.root(Namespace.KEYS);
    int depth = oneIn(15) ? 0 : 1 + random.nextInt(3);
    for (int i = 0; i < depth; i++) {
      path = path.child(NAMES.get(random.nextInt(oneIn(2) ? 2 : NAMES.size())));
    }
    return path;
  }

  private Comparison comparison(long index) {
    return new Comparison(oneIn(2) ? value() : Bytes.EMPTY, oneIn(2) ? Math.max(0, index - random.nextInt(4)) : 0);
  }

  private Bytes value() {
    return Bytes.utf8("v" + random.nextInt(3));
  }

  /** No two nodes end at the same moment by chance: which goes first then is not said. */
  private TtlOptions ttl() {
    var ttl = switch (random.nextInt(8)) {
      case 0, 1, 2 -> TtlOptions.seconds(nowNanos, random.nextInt(8));
      case 3 -> TtlOptions.seconds(nowNanos, oneIn(2) ? -1 : 8_000_000_000L);
      default -> TtlOptions.permanent(nowNanos);
    };
    return oneIn(6) ? ttl.refreshing() : ttl;
  }
}
