package dev.keelson.raft.proposal;

import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.raft.ReplicationException;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * The proposals that this member's clients wait for. Any thread.
 *
 * <p>Ids start at a random number, so that an entry from before a restart does not answer a client of today.
 */
public final class ProposalBook {
  private final Map<Long, Proposal> open = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong nextId;
  private final Time time;

  public ProposalBook(RandomGenerator random, Time time) {
    this.nextId = new AtomicLong(random.nextLong());
    this.time = time;
  }

  /** Opens a proposal, unless as much waits already as may wait. */
  Optional<Proposal> open(byte[] command, Duration timeout) {
    if (count.incrementAndGet() > Limits.PROPOSALS_MAX) {
      count.decrementAndGet();
      return Optional.empty();
    }
    if (bytes.addAndGet(command.length) > Limits.PROPOSAL_BYTES_MAX) {
      release(command);
      return Optional.empty();
    }
    long now = time.monotonicNanos();
    Proposal proposal = new Proposal(nextId.getAndIncrement(), command, now, now + timeout.toNanos());
    open.put(proposal.id(), proposal);
    return Optional.of(proposal);
  }

  public boolean holds(long id) {
    return open.containsKey(id);
  }

  /** Takes a proposal out, to answer it. Empty when it has been answered already. */
  public Optional<Proposal> close(long id) {
    Proposal proposal = open.remove(id);
    if (proposal == null) {
      return Optional.empty();
    }
    release(proposal.command());
    return Optional.of(proposal);
  }

  /** Ends a proposal without a reply, if it is still open. */
  void fail(Proposal proposal, Kind kind, String message) {
    close(proposal.id()).ifPresent(ended -> {
      failed.incrementAndGet();
      ended.reply().completeExceptionally(new ReplicationException(kind, message));
    });
  }

  List<Proposal> all() {
    return List.copyOf(open.values());
  }

  public int size() {
    return count.get();
  }

  public long failed() {
    return failed.get();
  }

  private void release(byte[] command) {
    count.decrementAndGet();
    bytes.addAndGet(-command.length);
  }
}
