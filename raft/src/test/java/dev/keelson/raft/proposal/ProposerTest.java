package dev.keelson.raft.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.raft.StillLoop;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a follower may hand a proposal over again, and when it must not. Member 1 follows member 2. */
final class ProposerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final LeadershipListener NOBODY = new LeadershipListener() {
    @Override
    public void elected(long term) {}

    @Override
    public void deposed() {}
  };

  private final StillLoop still = new StillLoop();
  private final AtomicReference<Standing> truth = new AtomicReference<>(new Standing.Following(5, 2));
  private final Leadership leadership =
      new Leadership(still.loop(), new SystemTime(), truth::get, NOBODY, Duration.ofSeconds(1));
  private final ProposalBook book = new ProposalBook(new SplittableRandom(1), new SystemTime());
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final Proposer proposer =
      new Proposer(still.loop(), new SystemTime(), book, leadership, this::forward, 1);

  private record Sent(Chunk chunk, CompletableFuture<Chunk.Answer> answer) {}

  @BeforeEach
  void follow() throws Exception {
    leadership.tell(_ -> proposer.turn());
    still.run(() -> leadership.review(1));
  }

  @AfterEach
  void stop() {
    still.close();
  }

  @Test
  void a_lone_proposal_goes_at_once_bound_to_the_leaders_term() throws Exception {
    CompletableFuture<Reply> _ = propose();
    assertEquals(1, sent.size());
    assertEquals(5, sent.getFirst().chunk.term());
    assertEquals(1, sent.getFirst().chunk.count());
  }

  @Test
  void a_refused_proposal_goes_again() throws Exception {
    CompletableFuture<Reply> _ = propose();
    still.run(() -> sent.getFirst().answer.complete(Chunk.Answer.REFUSED));
    retried();
    assertEquals(2, sent.size());
  }

  @Test
  void a_chunk_whose_answer_got_lost_goes_again_under_its_number() throws Exception {
    CompletableFuture<Reply> _ = propose();
    still.run(() -> sent.getFirst().answer.completeExceptionally(new IllegalStateException("lost")));
    retried();
    assertEquals(2, sent.size());
    assertEquals(sent.get(0).chunk.number(), sent.get(1).chunk.number());
  }

  @Test
  void after_a_lost_answer_a_refusal_is_not_believed_and_nothing_new_goes() throws Exception {
    CompletableFuture<Reply> _ = propose();
    still.run(() -> sent.get(0).answer.completeExceptionally(new IllegalStateException("lost")));
    retried();
    still.run(() -> sent.get(1).answer.complete(Chunk.Answer.REFUSED));
    CompletableFuture<Reply> _ = propose();
    retried();
    assertEquals(sent.get(0).chunk.number(), sent.get(2).chunk.number());
    still.run(() -> sent.get(2).answer.complete(Chunk.Answer.APPENDED));
    assertEquals(4, sent.size());
    assertFalse(sent.get(3).chunk.number() == sent.get(0).chunk.number());
  }

  @Test
  void an_appended_proposal_goes_again_only_when_a_later_term_is_applied_without_it() throws Exception {
    CompletableFuture<Reply> _ = propose();
    still.run(() -> sent.getFirst().answer.complete(Chunk.Answer.APPENDED));
    still.run(() -> proposer.termApplied(5));
    assertEquals(1, sent.size());
    truth.set(new Standing.Following(6, 3));
    still.run(() -> leadership.review(1));
    assertEquals(1, sent.size());
    still.run(() -> proposer.termApplied(6));
    assertEquals(2, sent.size());
    assertEquals(6, sent.getLast().chunk.term());
  }

  @Test
  void a_proposal_that_a_checkpoint_may_contain_is_not_repeated() throws Exception {
    CompletableFuture<Reply> reply = propose();
    still.run(() -> sent.getFirst().answer.complete(Chunk.Answer.APPENDED));
    still.run(proposer::stateReplaced);
    still.run(() -> proposer.termApplied(9));
    assertTrue(reply.isCompletedExceptionally());
    assertEquals(1, sent.size());
  }

  @Test
  void more_than_may_wait_is_refused_at_once() {
    for (int i = 0; i < Limits.PROPOSALS_MAX; i++) {
      assertTrue(book.open(new byte[1], LONG).isPresent());
    }
    assertTrue(proposer.propose(new byte[1], LONG).isCompletedExceptionally());
  }

  private CompletableFuture<Reply> propose() throws InterruptedException {
    CompletableFuture<Reply> reply = proposer.propose(new byte[] {1, 2, 3}, LONG);
    still.run(() -> { });
    return reply;
  }

  /** The pause before a retry is over. */
  private void retried() throws InterruptedException {
    still.runAfter(Limits.RETRY_DELAY.multipliedBy(2), () -> { });
  }

  private CompletableFuture<Chunk.Answer> forward(long leaderId, Chunk chunk) {
    CompletableFuture<Chunk.Answer> answer = new CompletableFuture<>();
    sent.add(new Sent(chunk, answer));
    return answer;
  }
}
