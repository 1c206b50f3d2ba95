package dev.keelson.store.command;

import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import dev.keelson.store.v2.Comparison;
import dev.keelson.store.v2.Namespace;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TtlOptions;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Commands of every kind with every field at its edges. */
final class CommandArbitraries {
  private static final int NESTING_MAX = 3;

  private CommandArbitraries() {}

  static Arbitrary<Command> commands() {
    Arbitrary<Command> puts = puts().map(put -> put);
    Arbitrary<Command> deletes = deletes().map(delete -> delete);
    Arbitrary<Command> txns = txns(NESTING_MAX).map(txn -> txn);
    Arbitrary<Command> compactions = Arbitraries.longs().map(Command.Compact::new);
    Arbitrary<Command> revocations = Arbitraries.longs().map(Command.RevokeLease::new);
    Arbitrary<Command> grants = Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
        .as(Command.GrantLease::new);
    Arbitrary<Command> checkpoints = leases().list().ofMaxSize(5).map(Command.CheckpointLeases::new);
    Arbitrary<Command> raised = alarms().map(Command.RaiseAlarm::new);
    Arbitrary<Command> disarmed = alarms().map(Command.DisarmAlarm::new);
    Arbitrary<Command> bootstraps = members().list().ofMaxSize(4).map(Command.BootstrapMembers::new);
    Arbitrary<Command> published = Combinators.combine(Arbitraries.longs(), texts(), texts().list().ofMaxSize(3))
        .as(Command.PublishMember::new);
    Arbitrary<Command> changed = Combinators.combine(Arbitraries.longs(), texts().list().ofMaxSize(3))
        .as(Command.ChangeMember::new);
    Arbitrary<Command> added = members().map(Command.AddMember::new);
    Arbitrary<Command> removed = Arbitraries.longs().map(Command.RemoveMember::new);
    Arbitrary<Command> promoted = Arbitraries.longs().map(Command.PromoteMember::new);
    return Arbitraries.oneOf(List.of(puts, deletes, txns, compactions, revocations, grants, checkpoints, raised,
        disarmed, bootstraps, published, changed, added, removed, promoted, trees().map(Command.Tree::new)));
  }

  private static Arbitrary<TreeCommand> trees() {
    var flags = Arbitraries.of(true, false);
    var longs = Arbitraries.longs();
    var comparisons = Combinators.combine(bytes(), longs).as(Comparison::new);
    var ttls = Combinators.combine(longs, longs, flags).as(TtlOptions::new);
    return Arbitraries.oneOf(List.of(
        Combinators.combine(paths(), flags, bytes(), ttls).as(TreeCommand.Set::new),
        Combinators.combine(paths(), flags, bytes(), ttls).as(TreeCommand.Create::new),
        Combinators.combine(paths(), flags, bytes(), ttls).as(TreeCommand.CreateInOrder::new),
        Combinators.combine(paths(), bytes(), ttls).as(TreeCommand.Update::new),
        Combinators.combine(paths(), comparisons, bytes(), ttls).as(TreeCommand.CompareAndSwap::new),
        Combinators.combine(paths(), flags, flags, longs).as(TreeCommand.Delete::new),
        Combinators.combine(paths(), comparisons, longs).as(TreeCommand.CompareAndDelete::new),
        Combinators.combine(longs, Arbitraries.integers()).as(TreeCommand.Sync::new)));
  }

  private static Arbitrary<TreePath> paths() {
    var components = Arbitraries.bytes().filter(b -> b != '/').array(byte[].class).ofMinSize(1).ofMaxSize(9)
        .map(Bytes::wrap).list().ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(Namespace.class), components).as((namespace, names) -> {
      var path = TreePath.root(namespace);
      for (Bytes name : names) {
        path = path.child(name);
      }
      return path;
    });
  }

  private static Arbitrary<Command.Put> puts() {
    var flags = Arbitraries.of(true, false);
    return Combinators.combine(bytes(), bytes(), Arbitraries.longs(), flags, flags, flags).as(Command.Put::new);
  }

  private static Arbitrary<Command.DeleteRange> deletes() {
    return Combinators.combine(ranges(), Arbitraries.of(true, false)).as(Command.DeleteRange::new);
  }

  private static Arbitrary<Command.Txn> txns(int depth) {
    return Combinators.combine(compares().list().ofMaxSize(3), operations(depth).list().ofMaxSize(3),
        operations(depth).list().ofMaxSize(3)).as(Command.Txn::new);
  }

  private static Arbitrary<Operation> operations(int depth) {
    Arbitrary<Operation> flat = Arbitraries.oneOf(queries().map(Operation.Range::new), puts().map(Operation.Put::new),
        deletes().map(Operation.Delete::new));
    if (depth == 0) {
      return flat;
    }
    return Arbitraries.oneOf(flat, Arbitraries.lazy(() -> txns(depth - 1)).map(Operation.Nested::new));
  }

  private static Arbitrary<Compare> compares() {
    return Combinators.combine(ranges(), Arbitraries.of(Compare.Target.class), Arbitraries.of(Compare.Relation.class),
        Arbitraries.longs(), bytes()).as(Compare::new);
  }

  private static Arbitrary<RangeQuery> queries() {
    var plain = Combinators.combine(ranges(), Arbitraries.longs(), Arbitraries.longs(),
        Arbitraries.of(RangeQuery.Order.class), Arbitraries.of(RangeQuery.Target.class), Arbitraries.of(true, false),
        Arbitraries.of(true, false), Arbitraries.longs().list().ofSize(4));
    var bounds = Arbitraries.of(true, false);
    return Combinators.combine(plain.as(CommandArbitraries::query), bounds)
        .as((query, bounded) -> bounded ? query : unbounded(query));
  }

  private static RangeQuery query(KeyRange range, long limit, long revision, RangeQuery.Order order,
      RangeQuery.Target target, boolean keysOnly, boolean countOnly, List<Long> bounds) {
    return new RangeQuery(range, limit, revision, order, target, keysOnly, countOnly, bounds.get(0), bounds.get(1),
        bounds.get(2), bounds.get(3));
  }

  private static RangeQuery unbounded(RangeQuery query) {
    return new RangeQuery(query.range(), query.limit(), query.revision(), query.order(), query.target(),
        query.keysOnly(), query.countOnly(), 0, 0, 0, 0);
  }

  private static Arbitrary<KeyRange> ranges() {
    return Combinators.combine(bytes(), bytes()).as(KeyRange::of);
  }

  private static Arbitrary<Lease> leases() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs()).as(Lease::new);
  }

  private static Arbitrary<Alarm> alarms() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.of(Alarm.Kind.class)).as(Alarm::new);
  }

  private static Arbitrary<Member> members() {
    var urls = texts().list().ofMaxSize(3);
    return Combinators.combine(Arbitraries.longs(), texts(), urls, urls, Arbitraries.of(true, false)).as(Member::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(12);
  }

  private static Arbitrary<Bytes> bytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(200).map(Bytes::wrap);
  }
}
