package dev.keelson.api.etcd.lease;

import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.raft.ReplicationException;
import dev.keelson.store.lease.Lessor;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * The leader's answers about times. Loop-owned.
 *
 * <p>Nobody is answered that a lease is unknown before this member has applied all that was acknowledged anywhere: the
 * asker may have been granted it a moment ago by a member that was faster. A lease that has ended but is not revoked
 * yet cannot be renewed; its asker hears so when it is revoked.
 */
final class Desk {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long NOT_RENEWED = 0;
  private static final long UNKNOWN = -1;

  private final Loop loop;
  private final Time time;
  private final Lessor lessor;
  private final WorkMetrics work;

  /** Those that wait for the end of a lease that is over. */
  private final Map<Long, List<CompletableFuture<byte[]>>> untilRevoked = new HashMap<>();

  Desk(Loop loop, Time time, Lessor lessor, WorkMetrics work) {
    this.loop = loop;
    this.time = time;
    this.lessor = lessor;
    this.work = work;
  }

  void ask(LeaseQuestion question, Ground ground, CompletableFuture<byte[]> answer) {
    if (!lessor.primary()) {
      refuse(answer);
    } else if (lessor.remainingNanos(question.id(), time.monotonicNanos()).isPresent()) {
      answerKnown(question, answer);
    } else {
      loop.deliver(ground.confirm(), (_, failure) -> answerLater(question, failure == null, answer));
    }
  }

  void revoked(long id) {
    List<CompletableFuture<byte[]>> waiting = untilRevoked.remove(id);
    if (waiting != null) {
      waiting.forEach(answer -> answer.complete(LeaseQuestion.answer(NOT_RENEWED)));
    }
  }

  /** This member leads no more: whoever waits must ask another one. */
  void stop() {
    untilRevoked.values().forEach(waiting -> waiting.forEach(Desk::refuse));
    untilRevoked.clear();
  }

  private void answerLater(LeaseQuestion question, boolean leads, CompletableFuture<byte[]> answer) {
    if (!leads || !lessor.primary()) {
      refuse(answer);
    } else if (lessor.remainingNanos(question.id(), time.monotonicNanos()).isPresent()) {
      answerKnown(question, answer);
    } else {
      answer.complete(LeaseQuestion.answer(switch (question) {
        case LeaseQuestion.Renew _ -> NOT_RENEWED;
        case LeaseQuestion.Remaining _ -> UNKNOWN;
      }));
    }
  }

  private void answerKnown(LeaseQuestion question, CompletableFuture<byte[]> answer) {
    long nowNanos = time.monotonicNanos();
    switch (question) {
      case LeaseQuestion.Remaining(var id) -> {
        long leftNanos = lessor.remainingNanos(id, nowNanos).orElse(0);
        answer.complete(LeaseQuestion.answer(leftNanos / SECOND_NANOS));
      }
      case LeaseQuestion.Renew(var id) -> {
        OptionalLong ttlSeconds = lessor.renew(id, nowNanos);
        if (ttlSeconds.isPresent()) {
          work.leaseRenewed();
          answer.complete(LeaseQuestion.answer(ttlSeconds.getAsLong()));
        } else {
          untilRevoked.computeIfAbsent(id, _ -> new ArrayList<>()).add(answer);
        }
      }
    }
  }

  static void refuse(CompletableFuture<byte[]> answer) {
    answer.completeExceptionally(new ReplicationException(
        ReplicationException.Kind.LEADER_CHANGED, "this member does not keep lease times now"));
  }
}
