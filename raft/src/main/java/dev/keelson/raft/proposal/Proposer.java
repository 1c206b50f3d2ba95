package dev.keelson.raft.proposal;

import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.raft.ReplicationException;
import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.Inbox;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Brings this member's proposals into the log, wherever the leader is. Loop-owned but for {@link #propose}.
 *
 * <p>Nothing waits for company: a lone proposal goes at once; what arrives while chunks are under way goes together.
 */
public final class Proposer {
  private final Loop loop;
  private final Time time;
  private final ProposalBook book;
  private final Leadership leadership;
  private final Forwarder forwarder;
  private final Inbox<Proposal> inbox;
  private final Deque<Proposal> unsent = new ArrayDeque<>();
  private Runnable localTurn = () -> {};

  public Proposer(
      Loop loop, Time time, ProposalBook book, Leadership leadership, ForwardDoor door, long selfId) {
    this.loop = loop;
    this.time = time;
    this.book = book;
    this.leadership = leadership;
    this.forwarder = new Forwarder(loop, leadership, door, selfId, this);
    this.inbox = new Inbox<>(loop, unsent::add, this::turn);
  }

  /** Before the loop runs: what to do with proposals while this member leads. */
  public void whileLeading(Runnable turn) {
    localTurn = turn;
  }

  /** Any thread. */
  public CompletableFuture<Reply> propose(byte[] command, Duration timeout) {
    return book.open(command, timeout)
        .map(this::enqueue)
        .orElseGet(() -> CompletableFuture.failedFuture(
            new ReplicationException(Kind.TOO_MANY_REQUESTS, "more proposals are waiting than may wait")));
  }

  /** Another standing, or room again somewhere. */
  public void turn() {
    loop.assertOwned();
    switch (leadership.standing()) {
      case Standing.Leading _ -> localTurn.run();
      case Standing.Following following -> forwarder.turn(following);
      case Standing.Leaderless _ -> { } // they wait for a leader until their deadlines, as in etcd
    }
  }

  /** An entry of {@code term} has been applied here, with everything before it. */
  public void termApplied(long term) {
    loop.assertOwned();
    requeue(book.all(), proposal -> proposal.isHandedBefore(term));
    turn();
  }

  /** The state jumped: what was handed over may or may not be part of it, and nobody will ever tell. */
  public void stateReplaced() {
    loop.assertOwned();
    book.all().stream().filter(Proposal::isHanded).forEach(proposal ->
        book.fail(proposal, Kind.TIMED_OUT, "this member went on from a checkpoint; the outcome is unknown"));
  }

  /** Ends what is due. */
  public void sweep() {
    loop.assertOwned();
    long now = time.monotonicNanos();
    book.all().stream().filter(proposal -> proposal.isDue(now)).forEach(this::expire);
    unsent.removeIf(proposal -> proposal.reply().isDone());
  }

  public void stop() {
    loop.assertOwned();
    unsent.clear();
    book.all().forEach(proposal -> book.fail(proposal, Kind.STOPPED, "this member is stopping"));
  }

  boolean hasUnsent() {
    return !unsent.isEmpty();
  }

  /** As many as fit, at least one; they count as handed over in {@code term}. */
  List<Proposal> take(long term, int bytesMax, int commandsMax) {
    List<Proposal> taken = new ArrayList<>();
    int bytes = 0;
    while (!unsent.isEmpty() && taken.size() < commandsMax) {
      Proposal next = unsent.peek();
      if (!taken.isEmpty() && bytes + EntryCodec.bytes(next) > bytesMax) {
        break;
      }
      unsent.remove();
      if (!next.reply().isDone()) {
        bytes += EntryCodec.bytes(next);
        next.hand(term);
        taken.add(next);
      }
    }
    return taken;
  }

  /** These are certainly not in any log. */
  void takeBack(List<Proposal> refused) {
    requeue(refused, proposal -> true);
  }

  private void requeue(List<Proposal> proposals, Predicate<Proposal> which) {
    for (Proposal proposal : proposals) {
      if (which.test(proposal) && book.holds(proposal.id())) {
        proposal.takeBack();
        unsent.addLast(proposal);
      }
    }
  }

  private CompletableFuture<Reply> enqueue(Proposal proposal) {
    inbox.put(proposal);
    return proposal.reply();
  }

  private void expire(Proposal proposal) {
    boolean leaderless = leadership.standing() instanceof Standing.Leaderless;
    if (!proposal.isHanded() && leaderless) {
      book.fail(proposal, Kind.NO_LEADER, "no leader appeared in time");
    } else {
      book.fail(proposal, leadership.timeoutKind(proposal.startedNanos()), "not applied in time");
    }
  }
}
