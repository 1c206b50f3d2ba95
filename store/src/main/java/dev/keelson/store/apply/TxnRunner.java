package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.Ranger;
import dev.keelson.store.mvcc.TxnPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code Txn}: decides the way, checks all of it, then does all of it in one revision. */
final class TxnRunner {
  private final Draft draft;
  private final boolean replyWanted;
  private final NextRevision next;

  private TxnRunner(Draft draft, boolean replyWanted) {
    this.draft = draft;
    this.replyWanted = replyWanted;
    this.next = new NextRevision(draft);
  }

  static Reply run(Draft draft, Command.Txn txn, boolean replyWanted) {
    KeySpace before = draft.newest();
    var path = TxnPath.decide(txn, before);
    Optional<Refusal> refusal = path.firstRefusal(operation -> putRefusal(draft, before, operation))
        .or(() -> path.rangeRefusal(draft.revision(), draft.compactedTo()));
    if (refusal.isPresent()) {
      return new Reply.Refused(draft.revision(), refusal.get());
    }
    var runner = new TxnRunner(draft, replyWanted);
    List<Reply> replies = runner.walk(path);
    runner.next.finish();
    return new Reply.Txn(draft.revision(), path.succeeded(), replies);
  }

  private static Optional<Refusal> putRefusal(Draft draft, KeySpace before, Operation operation) {
    return operation instanceof Operation.Put(var put) ? Putter.refusal(draft, before, put) : Optional.empty();
  }

  private List<Reply> walk(TxnPath path) {
    var replies = new ArrayList<Reply>(path.steps().size());
    for (TxnPath.Step step : path.steps()) {
      replies.add(switch (step) {
        case TxnPath.Step.Do(var operation) -> perform(operation);
        // etcd leaves the header of a nested transaction empty.
        case TxnPath.Step.Enter(var nested) -> new Reply.Txn(0, nested.succeeded(), walk(nested));
      });
    }
    return replies;
  }

  private Reply perform(Operation operation) {
    return switch (operation) {
      case Operation.Range(var query) -> range(query);
      case Operation.Put(var put) -> Putter.put(next, put, draft.newest().get(put.key()));
      case Operation.Delete(var delete) -> Deleter.delete(draft, next, delete, replyWanted);
      case Operation.Nested(var _) -> throw new IllegalStateException("a nested transaction is decided before");
    };
  }

  /** Reading changes nothing: where nobody waits for the answer it is left out. */
  private Reply range(RangeQuery query) {
    if (!replyWanted) {
      return new Reply.Done(next.visible());
    }
    KeySpace keys = query.revision() > 0 ? draft.at(query.revision()) : draft.newest();
    return new Reply.Range(Ranger.hold(keys, query, next.visible()));
  }
}
