package dev.keelson.api.etcd;

import dev.keelson.store.CommitListener;
import dev.keelson.store.model.Commit;
import java.util.List;

/** Passes on what the store tells: first to one, then to the other. */
record CommitFan(CommitListener first, CommitListener second) implements CommitListener {
  @Override
  public void committed(List<Commit> commits) {
    first.committed(commits);
    second.committed(commits);
  }

  @Override
  public void replaced(long revision, long compactedTo) {
    first.replaced(revision, compactedTo);
    second.replaced(revision, compactedTo);
  }

  @Override
  public void compacted(long revision) {
    first.compacted(revision);
    second.compacted(revision);
  }

  @Override
  public void leaseGranted(long id, long ttlSeconds) {
    first.leaseGranted(id, ttlSeconds);
    second.leaseGranted(id, ttlSeconds);
  }

  @Override
  public void leaseRevoked(long id) {
    first.leaseRevoked(id);
    second.leaseRevoked(id);
  }
}
