package dev.keelson.store.command;

import dev.keelson.store.model.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The door through which replication reaches the state machine. Unless it says otherwise, a method is called by one
 * thread at a time.
 */
public interface Applier {
  /**
   * Applies one log entry: its commands in order, with the position, in one atomic write. When it returns, readers see
   * the result. An entry at or below {@link #applied} is a programmer error.
   *
   * @return one reply for each submission, in order; a placeholder {@link Reply.Done} may stand where none is wanted
   * @throws StoreFailure when the disk is full or broken: nothing of the entry was applied, and nothing will be any
   *     more
   */
  List<Reply> apply(LogPosition at, List<Submission> submissions);

  /** Moves {@link #applied} past an entry that is not for the state machine (configuration, metadata). */
  void skip(LogPosition at);

  /** The last entry whose effect readers see. */
  LogPosition applied();

  /**
   * Makes everything applied before the call durable and says how far that is. The log before it may be purged. Any
   * thread, while another applies: a flush must not hold up writes. Never during {@link #install}.
   */
  LogPosition flush() throws IOException;

  /**
   * Writes a consistent copy of the state into {@code directory}, which must not exist. Any thread.
   *
   * @return the position that the copy contains
   */
  LogPosition checkpoint(Path directory) throws IOException;

  /**
   * Throws the present state away and goes on from a copy that {@link #checkpoint} made, here or on another member.
   * Takes the directory over. Watchers go on without a gap and without a repeat.
   *
   * <p>After a crash in the middle, the state is the old one or the new one, whole and durable.
   */
  void install(Path directory) throws IOException;
}
