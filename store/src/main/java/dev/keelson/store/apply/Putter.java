package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code Put}, alone and inside a transaction. */
final class Putter {
  private Putter() {}

  /**
   * Alone, a put that is wrong in two ways hears of its lease first; inside a transaction it is the other way round.
   */
  static Reply put(Draft draft, Command.Put put) {
    Version old = draft.newest().get(put.key());
    var refusal = unknownLease(draft, put).or(() -> missingKey(put, old));
    if (refusal.isPresent()) {
      return new Reply.Refused(draft.revision(), refusal.get());
    }
    var next = new NextRevision(draft);
    Reply reply = put(next, put, old);
    next.finish();
    return reply;
  }

  /** Checks on the state before the transaction: what the transaction itself does to the key does not count. */
  static Optional<Refusal> refusal(Draft draft, KeySpace before, Command.Put put) {
    Optional<Refusal> missing = needsOld(put) ? missingKey(put, before.get(put.key())) : Optional.empty();
    return missing.or(() -> unknownLease(draft, put));
  }

  /**
   * Changes the key; nothing is refused from here on. A put that wants to keep what an earlier step of its transaction
   * has deleted keeps nothing: an empty value, no lease.
   */
  static Reply put(NextRevision next, Command.Put put, @Nullable Version old) {
    Bytes value = put.value();
    long lease = put.lease();
    if (put.ignoreValue()) {
      value = old == null ? Bytes.EMPTY : old.kv().value();
    }
    if (put.ignoreLease()) {
      lease = old == null ? 0 : old.kv().lease();
    }
    next.put(put.key(), old, value, lease);
    return new Reply.Put(next.visible(), put.previous() ? Optional.ofNullable(old).map(Version::kv) : Optional.empty());
  }

  private static Optional<Refusal> unknownLease(Draft draft, Command.Put put) {
    return put.lease() == 0 || LeaseDesk.find(draft, put.lease()).isPresent()
        ? Optional.empty()
        : Optional.of(new Refusal.LeaseNotFound(put.lease()));
  }

  private static Optional<Refusal> missingKey(Command.Put put, @Nullable Version old) {
    return needsOld(put) && old == null ? Optional.of(new Refusal.KeyNotFound()) : Optional.empty();
  }

  private static boolean needsOld(Command.Put put) {
    return put.ignoreValue() || put.ignoreLease();
  }
}
