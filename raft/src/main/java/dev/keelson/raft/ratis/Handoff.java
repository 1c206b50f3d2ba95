package dev.keelson.raft.ratis;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.ratis.protocol.exceptions.StateMachineException;

/** An entry between this module and Ratis' log: appended in its term, or not at all. */
final class Handoff {
  private final long term;
  private final LongSupplier currentTerm;
  private final AtomicBoolean appended = new AtomicBoolean();

  Handoff(long term, LongSupplier currentTerm) {
    this.term = term;
    this.currentTerm = currentTerm;
  }

  /**
   * Right before the append. Ratis calls it under the lock under which it also changes the term, so the term it sees is
   * the one that the entry gets.
   */
  void admit() throws StateMachineException {
    long now = currentTerm.getAsLong();
    if (now != term) {
      throw new StateMachineException("an entry for term " + term + " came in term " + now, false);
    }
    appended.set(true);
  }

  boolean isAppended() {
    return appended.get();
  }
}
