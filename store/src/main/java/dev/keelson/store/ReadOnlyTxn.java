package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.Reply;
import dev.keelson.store.mvcc.Ranger;
import dev.keelson.store.mvcc.TxnPath;
import java.util.List;

/** A transaction that writes nothing, on an image: no log entry, no lock. */
final class ReadOnlyTxn {
  private ReadOnlyTxn() {}

  static Reply evaluate(Image image, Command.Txn txn) {
    long current = image.state().revision();
    var path = TxnPath.decide(txn, image.keysAt(0));
    var refusal = path.rangeRefusal(current, image.state().compactedTo());
    if (refusal.isPresent()) {
      return new Reply.Refused(current, refusal.get());
    }
    return new Reply.Txn(current, path.succeeded(), replies(image, path));
  }

  private static List<Reply> replies(Image image, TxnPath path) {
    return path.steps().stream().map(step -> switch (step) {
      case TxnPath.Step.Do(var operation) -> range(image, operation);
      case TxnPath.Step.Enter(var nested) -> new Reply.Txn(0, nested.succeeded(), replies(image, nested));
    }).toList();
  }

  private static Reply range(Image image, Operation operation) {
    if (operation instanceof Operation.Range(var query)) {
      return new Reply.Range(Ranger.hold(image.keysAt(query.revision()), query, image.state().revision()));
    }
    throw new IllegalArgumentException("not a read: " + operation);
  }
}
