package dev.keelson.store;

import dev.keelson.store.model.Commit;
import dev.keelson.store.v2.TreeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A listener that remembers. */
final class Heard implements CommitListener {
  final List<Commit> commits = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<OptionalLong> firstExpirations = new ArrayList<>();

  /** Hears of the tree as well. */
  Consumer<List<TreeChange>> treeListener = _ -> {};

  @Override
  public void committed(List<Commit> more) {
    commits.addAll(more);
  }

  @Override
  public void replaced(long revision, long compactedTo) {
    notes.add("replaced " + revision + " " + compactedTo);
  }

  @Override
  public void compacted(long revision) {
    notes.add("compacted " + revision);
  }

  @Override
  public void treeChanged(List<TreeChange> changes, OptionalLong firstExpiration) {
    firstExpirations.add(firstExpiration);
    treeListener.accept(changes);
  }

  @Override
  public void leaseGranted(long id, long ttlSeconds) {
    notes.add("granted " + id + " " + ttlSeconds);
  }

  @Override
  public void leaseRevoked(long id) {
    notes.add("revoked " + id);
  }
}
