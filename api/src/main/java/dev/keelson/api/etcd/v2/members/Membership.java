package dev.keelson.api.etcd.v2.members;

import dev.keelson.api.etcd.call.Backend;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The list of members, as this member has it. Nothing here blocks. */
public final class Membership {
  private final Backend backend;

  public Membership(Backend backend) {
    this.backend = backend;
  }

  CompletableFuture<List<Member>> list() {
    return backend.reads().serializable(() -> {
      try (View view = backend.store().view()) {
        return view.members();
      }
    });
  }

  /** 0 when none is known. */
  long leaderId() {
    return backend.replica().status().leaderId();
  }

  /** Changes the record. Where the others reach the member does not change before they are started with it as well. */
  CompletableFuture<Void> change(long id, List<String> peerUrls) {
    return backend.proposals().submit(new Command.ChangeMember(id, peerUrls)).thenAccept(_ -> {});
  }
}
