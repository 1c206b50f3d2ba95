package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Compare;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Commands and queries by chance, over few keys, so that they meet. One seed, one sequence. */
final class Chance {
  private static final List<Bytes> KEYS = List.of(Bytes.utf8("a"), Bytes.wrap(new byte[] {'a', 0}),
      Bytes.wrap(new byte[] {'a', 0, 0}), Bytes.wrap(new byte[] {'a', 0, (byte) 0xff}), Bytes.utf8("ab"),
      Bytes.wrap(new byte[] {'a', 1}), Bytes.utf8("b"), Bytes.utf8("c/1"), Bytes.utf8("c/2"),
      Bytes.wrap(new byte[] {0}), Bytes.wrap(new byte[] {(byte) 0xff}), Bytes.wrap(new byte[] {(byte) 0xff, 0}));

  private final RandomGenerator random;

  Chance(RandomGenerator random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** {@code revision} is about where the store is. */
  Command command(long revision) {
    return switch (random.nextInt(40)) {
      case 0 -> new Command.Compact(near(revision));
      case 1, 2 -> new Command.GrantLease(lease(), 10 + random.nextInt(90));
      case 3 -> new Command.RevokeLease(lease());
      case 4 -> new Command.CheckpointLeases(List.of(new Lease(lease(), 1, random.nextInt(50))));
      case 5 -> oneIn(4) ? new Command.RaiseAlarm(alarm()) : new Command.DisarmAlarm(alarm());
      case 6, 7, 8 -> new Command.DisarmAlarm(alarm());
      case 9 -> new Command.BootstrapMembers(List.of(member(1), member(-2)));
      case 10 -> new Command.PublishMember(1, "m" + random.nextInt(9), List.of("http://c" + random.nextInt(9)));
      case 11, 12, 13, 14, 15, 16 -> delete();
      case 17, 18, 19, 20, 21, 22, 23, 24, 25 -> txn(revision, 2);
      default -> put();
    };
  }

  RangeQuery query(long revision) {
    boolean plain = random.nextBoolean();
    return new RangeQuery(range(), oneIn(2) ? 0 : random.nextInt(5) - 1, oneIn(2) ? 0 : near(revision),
        plain ? RangeQuery.Order.NONE : anyOf(RangeQuery.Order.values()),
        plain ? RangeQuery.Target.KEY : anyOf(RangeQuery.Target.values()), oneIn(4), oneIn(6), bound(revision),
        bound(revision), bound(revision), bound(revision));
  }

  KeyRange range() {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> KeyRange.single(key());
      case 3 -> new KeyRange(key(), Optional.empty());
      case 4 -> KeyRange.ALL;
      default -> new KeyRange(key(), Optional.of(key()));
    };
  }

  /** Mostly a revision that was, sometimes one that is not yet, sometimes a negative one. */
  long near(long revision) {
    return oneIn(12) ? -random.nextInt(3) : Math.max(0, revision + 2 - random.nextInt(20));
  }

  private Command.Put put() {
    boolean ignoreValue = oneIn(10);
    boolean ignoreLease = oneIn(10);
    return new Command.Put(key(), ignoreValue ? Bytes.EMPTY : value(), ignoreLease || oneIn(2) ? 0 : lease(), oneIn(2),
        ignoreValue, ignoreLease);
  }

  private Command.DeleteRange delete() {
    return new Command.DeleteRange(range(), oneIn(2));
  }

  private Command.Txn txn(long revision, int depth) {
    return new Command.Txn(some(2, this::compare), some(3, () -> operation(revision, depth)),
        some(3, () -> operation(revision, depth)));
  }

  private Operation operation(long revision, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 7)) {
      case 0, 1 -> new Operation.Range(query(revision));
      case 2, 3 -> new Operation.Delete(delete());
      case 4, 5, 6 -> new Operation.Put(put());
      default -> new Operation.Nested(txn(revision, depth - 1));
    };
  }

  private Compare compare() {
    return new Compare(range(), anyOf(Compare.Target.values()), anyOf(Compare.Relation.values()), random.nextInt(4),
        value());
  }

  private Alarm alarm() {
    return new Alarm(random.nextInt(2), anyOf(Alarm.Kind.values()));
  }

  private Member member(long id) {
    return new Member(id, "", List.of("http://p" + id), List.of(), oneIn(2));
  }

  private long bound(long revision) {
    return oneIn(8) ? near(revision) : 0;
  }

  private Bytes key() {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  private Bytes value() {
    return Bytes.utf8("v" + random.nextInt(20));
  }

  private long lease() {
    return List.of(-7L, -1L, 1L, 2L, Long.MAX_VALUE).get(random.nextInt(5));
  }

  private <T> List<T> some(int max, Supplier<T> item) {
    return Stream.generate(item).limit(random.nextInt(max + 1)).toList();
  }

  private <T> T anyOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
