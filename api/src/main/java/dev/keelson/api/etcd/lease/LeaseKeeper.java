package dev.keelson.api.etcd.lease;

import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.raft.LeaderDesk;
import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.Replica;
import dev.keelson.store.CommitListener;
import dev.keelson.store.lease.Lessor;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Lease;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps lease times while this member leads: hears of leases from the store and of leadership from replication, answers
 * other members, and proposes the end of what has ended. All methods return at once; any thread may call them. State is
 * owned by the loop.
 */
public final class LeaseKeeper implements CommitListener, LeadershipListener, LeaderDesk {
  private final Loop loop;
  private final Time time;
  private final LeaseSettings settings;
  private final Lessor lessor = new Lessor();
  private final Expiry expiry;
  private final Desk desk;
  private Optional<Ground> ground = Optional.empty();
  private boolean elected;

  /**
   * A keeper that waits for {@link #start}.
   *
   * @param time the clock by which {@code loop} runs
   */
  public LeaseKeeper(Loop loop, Time time, LeaseSettings settings, WorkMetrics work) {
    this.loop = loop;
    this.time = time;
    this.settings = settings;
    this.expiry = new Expiry(loop, time, lessor, settings.checkpoints(), work);
    this.desk = new Desk(loop, time, lessor, work);
  }

  /**
   * Comes once, when store and replica run; what was heard before is made up for.
   *
   * @param leases the replicated leases as they are now; may block, called by the loop
   */
  public void start(Supplier<List<Lease>> leases, Replica replica) {
    loop.post(() -> {
      ground = Optional.of(new Ground(leases, replica, settings.requestTimeout()));
      promoteWhenReady();
    });
  }

  @Override
  public void elected(long term) {
    loop.post(() -> {
      elected = true;
      promoteWhenReady();
    });
  }

  @Override
  public void deposed() {
    loop.post(() -> {
      elected = false;
      lessor.demote();
      expiry.stop();
      desk.stop();
    });
  }

  @Override
  public void leaseGranted(long id, long ttlSeconds) {
    loop.post(() -> {
      lessor.granted(id, ttlSeconds, time.monotonicNanos());
      ground.ifPresent(expiry::arm);
    });
  }

  @Override
  public void leaseRevoked(long id) {
    loop.post(() -> {
      lessor.revoked(id);
      desk.revoked(id);
    });
  }

  @Override
  public CompletableFuture<byte[]> answer(byte[] question) {
    LeaseQuestion asked;
    try {
      asked = LeaseQuestion.decode(question);
    } catch (IllegalArgumentException unknown) {
      return CompletableFuture.failedFuture(unknown);
    }
    var answer = new CompletableFuture<byte[]>();
    loop.post(() -> ground.ifPresentOrElse(known -> ask(asked, known, answer), () -> Desk.refuse(answer)));
    return answer;
  }

  @Override
  public void committed(List<Commit> commits) {}

  @Override
  public void replaced(long revision, long compactedTo) {}

  @Override
  public void compacted(long revision) {}

  private void ask(LeaseQuestion question, Ground known, CompletableFuture<byte[]> answer) {
    desk.ask(question, known, answer);
    expiry.arm(known); // a renewal can make a checkpoint due
  }

  private void promoteWhenReady() {
    if (elected && ground.isPresent()) {
      Ground known = ground.get();
      lessor.promote(known.leases().get(), time.monotonicNanos(), settings.electionTimeout().toNanos());
      expiry.arm(known);
    }
  }
}
