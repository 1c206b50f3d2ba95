package dev.keelson.raft.apply;

import dev.keelson.store.command.Applier;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One at a time: an entry is applied, or a checkpoint takes the place of the whole state. */
public final class ApplierGate {
  private final Applier applier;

  public ApplierGate(Applier applier) {
    this.applier = applier;
  }

  /** Empty when the state has this entry already. */
  synchronized List<Reply> apply(LogPosition at, List<Submission> submissions) {
    return has(at) ? List.of() : applier.apply(at, submissions);
  }

  synchronized void skip(LogPosition at) {
    if (!has(at)) {
      applier.skip(at);
    }
  }

  /** False when the state is already as far or further. */
  public synchronized boolean install(LogPosition at, Path checkpoint) throws IOException {
    if (has(at)) {
      return false;
    }
    applier.install(checkpoint);
    return true;
  }

  /** Beside the others: it only brings to disk what is there. */
  public LogPosition flush() throws IOException {
    return applier.flush();
  }

  /** Any thread, without waiting for the others. */
  public LogPosition applied() {
    return applier.applied();
  }

  private boolean has(LogPosition at) {
    return at.index() <= applier.applied().index();
  }
}
