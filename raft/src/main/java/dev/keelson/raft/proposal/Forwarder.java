package dev.keelson.raft.proposal;

import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.model.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A follower's half of the way to the leader. Loop-owned.
 *
 * <p>A chunk whose answer got lost goes again, under its number, as long as the same leader leads the same term: the
 * leader knows it when it has it already. In any later term the log itself tells ({@link Proposer#termApplied}).
 */
final class Forwarder {
  private final Loop loop;
  private final Leadership leadership;
  private final ForwardDoor door;
  private final long selfId;
  private final Proposer proposer;
  /** Nothing new goes to the leader before these are settled. */
  private final Deque<Sending> uncertain = new ArrayDeque<>();
  private int inFlight;
  private boolean pausing;

  Forwarder(Loop loop, Leadership leadership, ForwardDoor door, long selfId, Proposer proposer) {
    this.loop = loop;
    this.leadership = leadership;
    this.door = door;
    this.selfId = selfId;
    this.proposer = proposer;
  }

  void turn(Standing.Following to) {
    uncertain.removeIf(sending -> sending.to.term() < to.term() || !sending.isAwaited());
    if (pausing) {
      return;
    }
    while (!uncertain.isEmpty() && uncertain.peek().to.equals(to)) {
      send(uncertain.remove());
    }
    while (proposer.hasUnsent() && inFlight < Limits.CHUNKS_IN_FLIGHT_MAX && uncertain.isEmpty()) {
      List<Proposal> proposals = proposer.take(to.term(), Limits.ENTRY_BYTES_MAX, Limits.ENTRY_COMMANDS_MAX);
      if (!proposals.isEmpty()) {
        send(new Sending(to, chunk(to.term(), proposals), proposals, false));
      }
    }
  }

  /** The first proposal's id also numbers the chunk: it is unique over restarts. */
  private Chunk chunk(long term, List<Proposal> proposals) {
    long number = proposals.getFirst().id();
    return new Chunk(term, selfId, number, proposals.size(), Bytes.wrap(EntryCodec.chunk(selfId, proposals)));
  }

  private void send(Sending sending) {
    inFlight++;
    loop.deliver(door.forward(sending.to.leaderId(), sending.chunk), (answer, _) -> answered(sending, answer));
  }

  private void answered(Sending sending, Chunk.@Nullable Answer answer) {
    inFlight--;
    if (answer == null || (answer == Chunk.Answer.REFUSED && sending.repeated)) {
      // After a lost answer a refusal is not the last word: the first copy may still arrive.
      uncertain.add(sending.repeat());
      pause();
    } else if (answer == Chunk.Answer.REFUSED) {
      proposer.takeBack(sending.proposals);
      pause();
    }
    proposer.turn();
  }

  private void pause() {
    if (pausing) {
      return;
    }
    pausing = true;
    loop.after(Limits.RETRY_DELAY, () -> {
      pausing = false;
      if (leadership.standing() instanceof Standing.Following to) {
        turn(to);
      }
    });
  }

  private record Sending(Standing.Following to, Chunk chunk, List<Proposal> proposals, boolean repeated) {
    Sending repeat() {
      return new Sending(to, chunk, proposals, true);
    }

    boolean isAwaited() {
      return proposals.stream().anyMatch(proposal -> !proposal.reply().isDone());
    }
  }
}
