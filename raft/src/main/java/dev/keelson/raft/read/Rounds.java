package dev.keelson.raft.read;

import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.store.loop.Loop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A leader proves, again and again, that it still is one. Loop-owned.
 *
 * <p>A round confirms whoever asked before it started: many share one.
 */
public final class Rounds {
  private final Loop loop;
  private final Leadership leadership;
  private final Heartbeats heartbeats;
  private final List<Round> rounds = new ArrayList<>();
  private List<CompletableFuture<Long>> waiting = new ArrayList<>();
  private boolean starting;
  private boolean repeating;
  private final AtomicLong repeated = new AtomicLong();

  public Rounds(Loop loop, Leadership leadership, Heartbeats heartbeats) {
    this.loop = loop;
    this.leadership = leadership;
    this.heartbeats = heartbeats;
  }

  /**
   * Completes with the commit index at the time of the call or later, once a majority has confirmed that this member
   * led at some moment after the call. Fails with {@link NotLeading} otherwise.
   */
  public CompletableFuture<Long> confirm() {
    loop.assertOwned();
    CompletableFuture<Long> index = new CompletableFuture<>();
    if (!(leadership.standing() instanceof Standing.Leading) || waiting.size() >= Limits.CONFIRMATIONS_MAX) {
      index.completeExceptionally(new NotLeading());
      return index;
    }
    waiting.add(index);
    if (!starting) {
      starting = true;
      loop.post(this::startSoon); // after whatever else has arrived by now
    }
    return index;
  }

  public void standingChanged() {
    loop.assertOwned();
    List<CompletableFuture<Long>> disappointed = waiting;
    waiting = new ArrayList<>();
    rounds.forEach(round -> disappointed.addAll(round.askers));
    rounds.clear();
    heartbeats.listen(false);
    disappointed.forEach(asker -> asker.completeExceptionally(new NotLeading()));
  }

  /** A member has answered a request of this leader's, in the leader's term. */
  public void answered(long memberId, Object way, long number, long term) {
    loop.assertOwned();
    for (Iterator<Round> all = rounds.iterator(); all.hasNext();) {
      Round round = all.next();
      if (round.term == term && round.hears(memberId, way, number) && heartbeats.isMajority(round.confirmedBy)) {
        all.remove();
        round.askers.forEach(asker -> asker.complete(round.index));
      }
    }
    if (rounds.isEmpty()) {
      heartbeats.listen(false);
    }
    startIfRoom();
  }

  /** How often heartbeats had to go out again, because no majority had answered. Any thread. */
  public long repeated() {
    return repeated.get();
  }

  private void startSoon() {
    starting = false;
    startIfRoom();
  }

  private void startIfRoom() {
    if (waiting.isEmpty() || starting || rounds.size() >= Limits.ROUNDS_MAX
        || !(leadership.standing() instanceof Standing.Leading(long term))) {
      return;
    }
    Round round = new Round(term, heartbeats.commitIndex(), waiting);
    waiting = new ArrayList<>();
    if (heartbeats.isMajority(Set.of())) {
      round.askers.forEach(asker -> asker.complete(round.index));
      return;
    }
    rounds.add(round);
    heartbeats.listen(true);
    round.send(heartbeats.beats());
    repeatLater();
  }

  private void repeatLater() {
    if (repeating) {
      return;
    }
    repeating = true;
    loop.after(Limits.ROUND_REPEAT, () -> {
      repeating = false;
      if (!rounds.isEmpty()) {
        repeated.incrementAndGet();
        List<Heartbeats.Beat> beats = heartbeats.beats();
        rounds.forEach(round -> round.send(beats));
        repeatLater();
      }
    });
  }

  /** This member does not lead, or leads no more. */
  public static final class NotLeading extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLeading() {
      super("not the leader", null, false, false);
    }
  }

  private static final class Round {
    private final long term;
    private final long index;
    private final List<CompletableFuture<Long>> askers;
    private final Map<Object, Heartbeats.Beat> beats = new LinkedHashMap<>();
    private final Set<Long> confirmedBy = new HashSet<>();

    private Round(long term, long index, List<CompletableFuture<Long>> askers) {
      this.term = term;
      this.index = index;
      this.askers = askers;
    }

    /** A way that is known keeps its mark: an answer to the first heartbeat is as good as one to the second. */
    private void send(List<Heartbeats.Beat> ways) {
      for (Heartbeats.Beat beat : ways) {
        if (!confirmedBy.contains(beat.memberId())) {
          beats.putIfAbsent(beat.way(), beat);
          beat.send();
        }
      }
    }

    /** Answers to requests made before the round say nothing; then another heartbeat has to go. */
    private boolean hears(long memberId, Object way, long number) {
      Heartbeats.Beat beat = beats.get(way);
      if (beat == null || confirmedBy.contains(memberId)) {
        return false;
      }
      if (number - beat.mark() < 0) {
        beat.send();
        return false;
      }
      return confirmedBy.add(memberId);
    }
  }
}
