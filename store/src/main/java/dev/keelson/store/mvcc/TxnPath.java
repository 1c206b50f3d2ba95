package dev.keelson.store.mvcc;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way a transaction goes, decided as a whole on the state before it: nested compares do not see what the
 * transaction itself writes.
 */
public record TxnPath(boolean succeeded, List<Step> steps) {
  /** An operation of the branch that is taken. */
  public sealed interface Step {
    record Do(Operation operation) implements Step {}

    record Enter(TxnPath path) implements Step {}
  }

  public TxnPath {
    steps = List.copyOf(steps);
  }

  public static TxnPath decide(Command.Txn txn, KeySpace keys) {
    boolean succeeded = Guard.holds(txn.compares(), keys);
    List<Operation> taken = succeeded ? txn.success() : txn.failure();
    return new TxnPath(succeeded, taken.stream().map(operation -> step(operation, keys)).toList());
  }

  private static Step step(Operation operation, KeySpace keys) {
    return operation instanceof Operation.Nested(var nested)
        ? new Step.Enter(decide(nested, keys))
        : new Step.Do(operation);
  }

  /** All operations on the way, those of nested transactions included, in order. */
  public Stream<Operation> operations() {
    return steps.stream().flatMap(step -> switch (step) {
      case Step.Do(var operation) -> Stream.of(operation);
      case Step.Enter(var path) -> path.operations();
    });
  }

  /** The first objection of {@code check} to an operation on the way. */
  public Optional<Refusal> firstRefusal(Function<Operation, Optional<Refusal>> check) {
    return operations().map(check).flatMap(Optional::stream).findFirst();
  }

  /**
   * Why a range on the way cannot be read. Unlike alone, a range inside a transaction takes only 0 for "current", so a
   * negative revision is older than any compaction (etcd 3.4: -5 is refused even before the first one).
   */
  public Optional<Refusal> rangeRefusal(long current, long compactedTo) {
    return firstRefusal(operation -> operation instanceof Operation.Range(var query) && query.revision() != 0
        ? Ranger.refusal(query.revision(), current, compactedTo)
        : Optional.empty());
  }
}
