package dev.keelson.raft.ratis;

import dev.keelson.raft.wire.Links;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import dev.keelson.store.model.Member;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings Raft's configuration after the list of members: the leader's work, one step at a time. Loop-owned.
 *
 * <p>etcd changes both at once. Raft here takes nobody in who does not run: a member that was added counts towards no
 * majority before it has come.
 */
final class Enrolment {
  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  /** After a step that failed. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Loop loop;
  private final Time time;
  private final long selfId;
  private final Links links;
  private final Group group;
  private final Set<Long> present = new HashSet<>();
  private final Set<Long> probed = new HashSet<>();
  private boolean stepping;
  private long restUntilNanos;

  /** Raft, as far as this class touches it. */
  interface Group {
    /** Completes when it is in force; fails when it cannot be, or not in time. */
    CompletableFuture<Void> configure(Configuration next);

    /** Makes one of these voters the leader. */
    CompletableFuture<Void> handOver(Set<Long> voters);
  }

  Enrolment(Loop loop, Time time, long selfId, Links links, Group group) {
    this.loop = loop;
    this.time = time;
    this.selfId = selfId;
    this.links = links;
    this.group = group;
    this.restUntilNanos = time.monotonicNanos();
  }

  /** For the leader, now and then. */
  void turn(Configuration now, List<Member> members) {
    loop.assertOwned();
    if (stepping || !now.settled() || members.isEmpty() || restUntilNanos - time.monotonicNanos() > 0) {
      return;
    }
    present.removeIf(now::has);
    members.stream().map(Member::id).filter(id -> !now.has(id) && !present.contains(id)).forEach(this::probe);
    Configuration next = now.towards(members, present);
    if (!next.equals(now) && !next.voters().isEmpty()) {
      step(next);
    }
  }

  private void step(Configuration next) {
    stepping = true;
    boolean stays = next.voters().contains(selfId);
    LOG.info(stays ? "the configuration is to be {}" : "this member leaves the configuration; it hands over: {}", next);
    var _ = (stays ? group.configure(next) : group.handOver(next.voters()))
        .whenComplete((_, failed) -> loop.post(() -> stepped(failed)));
  }

  private void stepped(@Nullable Throwable failed) {
    stepping = false;
    if (failed != null) {
      LOG.warn("the configuration stays as it is for now: {}", failed.toString());
      present.clear();
      restUntilNanos = time.monotonicNanos() + PAUSE.toNanos();
    }
  }

  /** Whether a member that was added has been started. */
  private void probe(long memberId) {
    if (links.to(memberId).isUsable() && probed.add(memberId)) {
      var _ = links.probe(memberId).whenComplete((_, absent) -> loop.post(() -> {
        probed.remove(memberId);
        if (absent == null) {
          present.add(memberId);
        }
      }));
    }
  }
}
