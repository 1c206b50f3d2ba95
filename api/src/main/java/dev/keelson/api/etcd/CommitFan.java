package dev.keelson.api.etcd;

import dev.keelson.store.CommitListener;
import dev.keelson.store.model.Commit;
import dev.keelson.store.v2.TreeChange;
import java.util.List;
import java.util.OptionalLong;

/** Passes on what the store tells, to one after the other. */
record CommitFan(List<CommitListener> listeners) implements CommitListener {
  CommitFan {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void committed(List<Commit> commits) {
    listeners.forEach(listener -> listener.committed(commits));
  }

  @Override
  public void replaced(long revision, long compactedTo) {
    listeners.forEach(listener -> listener.replaced(revision, compactedTo));
  }

  @Override
  public void compacted(long revision) {
    listeners.forEach(listener -> listener.compacted(revision));
  }

  @Override
  public void leaseGranted(long id, long ttlSeconds) {
    listeners.forEach(listener -> listener.leaseGranted(id, ttlSeconds));
  }

  @Override
  public void leaseRevoked(long id) {
    listeners.forEach(listener -> listener.leaseRevoked(id));
  }

  @Override
  public void membersChanged() {
    listeners.forEach(CommitListener::membersChanged);
  }

  @Override
  public void treeChanged(List<TreeChange> changes, OptionalLong firstExpiration) {
    listeners.forEach(listener -> listener.treeChanged(changes, firstExpiration));
  }
}
