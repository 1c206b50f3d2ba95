package dev.keelson.store;

import dev.keelson.store.model.Commit;
import java.util.List;

/** Several listeners, told one after the other. */
public record CommitListeners(List<CommitListener> all) implements CommitListener {
  public CommitListeners {
    all = List.copyOf(all);
  }

  @Override
  public void committed(List<Commit> commits) {
    all.forEach(listener -> listener.committed(commits));
  }

  @Override
  public void replaced(long revision, long compactedTo) {
    all.forEach(listener -> listener.replaced(revision, compactedTo));
  }

  @Override
  public void compacted(long revision) {
    all.forEach(listener -> listener.compacted(revision));
  }

  @Override
  public void leaseGranted(long id, long ttlSeconds) {
    all.forEach(listener -> listener.leaseGranted(id, ttlSeconds));
  }

  @Override
  public void leaseRevoked(long id) {
    all.forEach(listener -> listener.leaseRevoked(id));
  }
}
