package dev.keelson.api.etcd.cluster;

import dev.keelson.raft.Replica;
import dev.keelson.store.CommitListener;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Tells the replica who belongs to the cluster, whenever that changes. Called on the applying thread. */
public final class MemberNews implements CommitListener {
  private final AtomicReference<Runnable> tell = new AtomicReference<>(() -> {});

  /** Tells what there is, and from now on what changes. */
  public void start(Store store, Replica replica) {
    tell.set(() -> tell(store, replica));
    tell(store, replica);
  }

  @Override
  public void committed(List<Commit> commits) {}

  @Override
  public void compacted(long revision) {}

  @Override
  public void replaced(long revision, long compactedTo) {
    tell.get().run();
  }

  @Override
  public void membersChanged() {
    tell.get().run();
  }

  /** Before the log has brought the first members, the replica knows more than the store. */
  private static void tell(Store store, Replica replica) {
    try (View view = store.view()) {
      List<Member> members = view.members();
      if (!members.isEmpty()) {
        replica.members(members, Set.copyOf(view.removedMembers()));
      }
    }
  }
}
