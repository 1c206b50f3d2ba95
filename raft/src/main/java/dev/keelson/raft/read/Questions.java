package dev.keelson.raft.read;

import dev.keelson.raft.LeaderDesk;
import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.raft.ReplicationException;
import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.store.loop.Inbox;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings questions to whoever leads. Loop-owned but for {@link #ask}.
 *
 * <p>A question goes again when its leader is gone or says no: asking twice does no harm.
 */
public final class Questions {
  /** A client that cannot be answered gives up after seconds; more than this at once is an attack. */
  private static final int QUESTIONS_MAX = 20_000;

  private final Loop loop;
  private final Time time;
  private final Leadership leadership;
  private final Rounds rounds;
  private final LeaderDesk desk;
  private final Door door;
  private final Inbox<Question> inbox;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Question> open = new LinkedHashSet<>();
  private boolean pausing;

  /** The way to another member's {@link Questions#answer}. */
  @FunctionalInterface
  public interface Door {
    CompletableFuture<byte[]> ask(long leaderId, byte[] question);
  }

  public Questions(Loop loop, Time time, Leadership leadership, Rounds rounds, LeaderDesk desk, Door door) {
    this.loop = loop;
    this.time = time;
    this.leadership = leadership;
    this.rounds = rounds;
    this.desk = desk;
    this.door = door;
    this.inbox = new Inbox<>(loop, open::add, this::turn);
  }

  /** Any thread. */
  public CompletableFuture<byte[]> ask(byte[] bytes, Duration timeout) {
    if (count.incrementAndGet() > QUESTIONS_MAX) {
      count.decrementAndGet();
      return CompletableFuture.failedFuture(
          new ReplicationException(Kind.TOO_MANY_REQUESTS, "more questions are waiting than may wait"));
    }
    long now = time.monotonicNanos();
    Question question = new Question(bytes, now, now + timeout.toNanos());
    inbox.put(question);
    return question.answer;
  }

  /** On the leader: a question of this or another member. */
  public CompletableFuture<byte[]> answer(byte[] question) {
    loop.assertOwned();
    return rounds.confirm().thenCompose(_ -> desk.answer(question));
  }

  public void standingChanged() {
    loop.assertOwned();
    open.forEach(question -> question.attempt++); // answers of the former leader come too late
    open.forEach(question -> question.asked = false);
    turn();
  }

  /** Ends what is due. */
  public void sweep() {
    loop.assertOwned();
    long now = time.monotonicNanos();
    for (Question question : List.copyOf(open)) {
      if (question.deadlineNanos - now <= 0) {
        boolean leaderless = leadership.standing() instanceof Standing.Leaderless;
        fail(question, leaderless ? Kind.NO_LEADER : leadership.timeoutKind(question.startedNanos));
      }
    }
  }

  public void stop() {
    loop.assertOwned();
    List.copyOf(open).forEach(question -> fail(question, Kind.STOPPED));
  }

  private void turn() {
    if (pausing) {
      return;
    }
    for (Question question : new ArrayList<>(open)) {
      if (!question.asked) {
        send(question);
      }
    }
  }

  private void send(Question question) {
    switch (leadership.standing()) {
      case Standing.Leading _ -> await(question, answer(question.bytes));
      case Standing.Following(long _, long leader) -> await(question, door.ask(leader, question.bytes));
      case Standing.Leaderless _ -> { } // it waits for a leader
    }
  }

  private void await(Question question, CompletableFuture<byte[]> answer) {
    question.asked = true;
    int attempt = ++question.attempt;
    loop.deliver(answer, (bytes, _) -> {
      if (attempt != question.attempt || !open.contains(question)) {
        return;
      }
      if (bytes != null) {
        close(question).answer.complete(bytes);
      } else {
        question.asked = false;
        pause();
      }
    });
  }

  private void pause() {
    if (!pausing) {
      pausing = true;
      loop.after(Limits.RETRY_DELAY, () -> {
        pausing = false;
        turn();
      });
    }
  }

  private void fail(Question question, Kind kind) {
    close(question).answer.completeExceptionally(new ReplicationException(kind, "the leader gave no answer in time"));
  }

  private Question close(Question question) {
    open.remove(question);
    count.decrementAndGet();
    return question;
  }

  private static final class Question {
    private final byte[] bytes;
    private final long startedNanos;
    private final long deadlineNanos;
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
    private int attempt;
    private boolean asked;

    private Question(byte[] bytes, long startedNanos, long deadlineNanos) {
      this.bytes = bytes;
      this.startedNanos = startedNanos;
      this.deadlineNanos = deadlineNanos;
    }
  }
}
