package dev.keelson.store;

import dev.keelson.store.model.Commit;
import java.util.ArrayList;
import java.util.List;

/** A listener that remembers. */
final class Heard implements CommitListener {
  final List<Commit> commits = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

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
  public void leaseGranted(long id, long ttlSeconds) {
    notes.add("granted " + id + " " + ttlSeconds);
  }

  @Override
  public void leaseRevoked(long id) {
    notes.add("revoked " + id);
  }
}
