package dev.keelson.store.v2.tree;

import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Reading;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeReply;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tree's commands, log entry after log entry. Owned by the applying thread.
 *
 * <p>Each entry: {@link #begin}, then any number of commands, then {@link #finish} before its batch is written.
 */
public final class TreeApplier {
  private final ExpiryFloor floor = new ExpiryFloor();
  private TreeState state;
  private @Nullable TreeDraft draft;

  public TreeApplier(TreeState state) {
    this.state = state;
  }

  /** After the last entry that was finished. */
  public TreeState state() {
    return state;
  }

  public void begin(Reading reading, Batch batch) {
    draft = new TreeDraft(state, new TreeRows(reading, batch), floor);
  }

  public TreeReply apply(TreeCommand command) {
    TreeDraft current = current();
    TreeReply reply = switch (command) {
      case TreeCommand.Set set -> Maker.set(current, set);
      case TreeCommand.Create create -> Maker.create(current, create);
      case TreeCommand.CreateInOrder create -> Maker.createInOrder(current, create);
      case TreeCommand.Update update -> Updater.update(current, update);
      case TreeCommand.CompareAndSwap swap -> Updater.compareAndSwap(current, swap);
      case TreeCommand.Delete delete -> Remover.delete(current, delete);
      case TreeCommand.CompareAndDelete delete -> Remover.compareAndDelete(current, delete);
      case TreeCommand.Sync sync -> Sweeper.sweep(current, sync, floor);
    };
    current.tally().count(command, reply);
    return reply;
  }

  /** A get that etcd makes of its own tree while it applies a command, and that this store has no use for. */
  public void gotten(boolean success) {
    current().tally().countGet(success);
  }

  public TreeOutcome finish() {
    TreeDraft current = current();
    state = current.finish();
    return new TreeOutcome(current.changes(), current.firstExpiration());
  }

  private TreeDraft current() {
    if (draft == null) {
      throw new IllegalStateException("no entry has begun");
    }
    return draft;
  }
}
