package dev.keelson.api.etcd.cluster;

import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.member.MemberIds;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.WallTime;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Adds, removes and changes members, for both APIs. Nothing here blocks. */
public final class MemberChanges {
  private final Backend backend;
  private final boolean strict;
  private final WallTime time;
  private final MajorityCheck check;

  /** @param strict whether changes are refused that would cost the majority */
  public MemberChanges(Backend backend, boolean strict, WallTime time) {
    this.backend = backend;
    this.strict = strict;
    this.time = time;
    this.check = new MajorityCheck(backend.headers().memberId(), backend.replica()::connectedFor);
  }

  /** The members, as this one has them. */
  public CompletableFuture<List<Member>> list() {
    return backend.reads().serializable(() -> {
      try (View view = backend.store().view()) {
        return view.members();
      }
    });
  }

  /** {@code peerUrls} are sound and sorted. The id hangs on the second, as in etcd: the same URLs may come again. */
  public CompletableFuture<Outcome> add(List<String> peerUrls, boolean learner) {
    long unixSeconds = TimeUnit.NANOSECONDS.toSeconds(time.unixNanos());
    long id = MemberIds.member(peerUrls, Long.toString(unixSeconds));
    var command = new Command.AddMember(new Member(id, "", peerUrls, List.of(), learner));
    return unlessObjected(id, command,
        members -> learner ? check.unlessAllConnected(members) : check.objectionToAdd(members));
  }

  public CompletableFuture<Outcome> remove(long id) {
    return unlessObjected(id, new Command.RemoveMember(id), members -> check.objectionToRemove(id, members));
  }

  /** Other members find it there from now on. */
  public CompletableFuture<Outcome> move(long id, List<String> peerUrls) {
    return change(id, new Command.ChangeMember(id, peerUrls));
  }

  private CompletableFuture<Outcome> unlessObjected(
      long id, Command command, Function<List<Member>, Optional<Outcome>> objection) {
    if (!strict) {
      return change(id, command);
    }
    return list().thenCompose(members -> objection.apply(members)
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> change(id, command)));
  }

  private CompletableFuture<Outcome> change(long id, Command command) {
    return backend.proposals().reply(command).thenApply(reply -> outcome(id, reply));
  }

  private static Outcome outcome(long id, Reply reply) {
    return switch (reply) {
      case Reply.Members(long _, var members) -> new Outcome.Changed(id, members);
      case Reply.Refused(long _, var refusal) -> new Outcome.Refused(refusal);
      case Reply.Put _, Reply.DeleteRange _, Reply.Range _, Reply.Txn _, Reply.LeaseGranted _, Reply.Alarms _,
          Reply.Done _, Reply.Tree _ ->
          throw new IllegalStateException("a change of members was answered with " + reply);
    };
  }
}
