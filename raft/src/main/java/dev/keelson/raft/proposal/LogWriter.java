package dev.keelson.raft.proposal;

import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.store.loop.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The leader's half: makes entries of its own proposals and of the chunks that followers sent. Loop-owned.
 *
 * <p>A few entries are in flight; what queues up meanwhile goes into the next. Measured with three members on two
 * cores: entries of many commands carry six times as many commands a second as entries of one.
 */
public final class LogWriter {
  private final Loop loop;
  private final Leadership leadership;
  private final Proposer own;
  private final LeaderLog log;
  private final long selfId;
  private final Deque<Waiting> chunks = new ArrayDeque<>();
  private final AppendedChunks appended = new AppendedChunks();
  private int inFlight;
  private boolean pausing;
  private boolean ownFirst;

  public LogWriter(Loop loop, Leadership leadership, Proposer own, LeaderLog log, long selfId) {
    this.loop = loop;
    this.leadership = leadership;
    this.own = own;
    this.log = log;
    this.selfId = selfId;
  }

  /** A follower's chunk. */
  public CompletableFuture<Chunk.Answer> offer(Chunk chunk) {
    loop.assertOwned();
    if (chunks.size() >= Limits.CHUNKS_WAITING_MAX) {
      return CompletableFuture.completedFuture(Chunk.Answer.REFUSED);
    }
    Waiting waiting = new Waiting(chunk, new CompletableFuture<>());
    chunks.add(waiting);
    turn();
    return waiting.answer;
  }

  public void turn() {
    loop.assertOwned();
    if (!(leadership.standing() instanceof Standing.Leading(long term))) {
      chunks.forEach(waiting -> waiting.answer.complete(Chunk.Answer.REFUSED));
      chunks.clear();
      return;
    }
    appended.enter(term);
    while (inFlight < Limits.ENTRIES_IN_FLIGHT_MAX && !pausing && (own.hasUnsent() || !chunks.isEmpty())) {
      write(new Draft(term));
    }
  }

  private void write(Draft draft) {
    ownFirst = !ownFirst; // so that neither can starve the other
    if (ownFirst) {
      draft.addOwn();
      draft.addChunks();
    } else {
      draft.addChunks();
      draft.addOwn();
    }
    if (!draft.parts.isEmpty()) {
      append(draft);
    }
  }

  private void append(Draft draft) {
    LeaderLog.Appending appending = log.append(draft.term, EntryCodec.entry(draft.parts));
    if (!appending.appended()) {
      own.takeBack(draft.proposals);
      draft.taken.forEach(waiting -> appended.forget(waiting.chunk));
      draft.answer(Chunk.Answer.REFUSED);
      pause();
      return;
    }
    inFlight++;
    draft.answer(Chunk.Answer.APPENDED);
    loop.deliver(appending.settled(), (_, _) -> settled());
  }

  private void settled() {
    inFlight--;
    turn();
  }

  private void pause() {
    pausing = true;
    loop.after(Limits.RETRY_DELAY, () -> {
      pausing = false;
      own.turn();
      turn();
    });
  }

  private record Waiting(Chunk chunk, CompletableFuture<Chunk.Answer> answer) {}

  /** The next entry, while it is put together. */
  private final class Draft {
    private final long term;
    private final List<byte[]> parts = new ArrayList<>();
    private final List<Waiting> taken = new ArrayList<>();
    private List<Proposal> proposals = List.of();
    private int bytes;
    private int commands;

    private Draft(long term) {
      this.term = term;
    }

    private void addOwn() {
      int room = Limits.ENTRY_BYTES_MAX - bytes;
      if (own.hasUnsent() && (parts.isEmpty() || room > Limits.ENTRY_BYTES_MAX / 2)) {
        proposals = own.take(term, room, Limits.ENTRY_COMMANDS_MAX - commands);
        if (!proposals.isEmpty()) {
          add(EntryCodec.chunk(selfId, proposals), proposals.size());
        }
      }
    }

    private void addChunks() {
      while (!chunks.isEmpty() && fits(chunks.peek().chunk)) {
        Waiting next = chunks.remove();
        if (next.chunk.term() != term) {
          next.answer.complete(Chunk.Answer.REFUSED);
        } else if (!appended.remember(next.chunk)) {
          next.answer.complete(Chunk.Answer.APPENDED); // it came before; only its answer was lost
        } else {
          taken.add(next);
          add(next.chunk.proposals().array(), next.chunk.count());
        }
      }
    }

    private boolean fits(Chunk chunk) {
      return parts.isEmpty() || (bytes + chunk.proposals().size() <= Limits.ENTRY_BYTES_MAX
          && commands + chunk.count() <= Limits.ENTRY_COMMANDS_MAX);
    }

    private void add(byte[] part, int count) {
      parts.add(part);
      bytes += part.length;
      commands += count;
    }

    private void answer(Chunk.Answer answer) {
      taken.forEach(waiting -> waiting.answer.complete(answer));
    }
  }
}
