package dev.keelson.raft.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.raft.StillLoop;
import dev.keelson.store.loop.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which answers prove leadership, and which do not (Raft §6.4). Members 1 (this one), 2 and 3. */
final class RoundsTest {
  private static final long TERM = 7;
  private static final LeadershipListener NOBODY = new LeadershipListener() {
    @Override
    public void elected(long term) {}

    @Override
    public void deposed() {}
  };

  private final StillLoop still = new StillLoop();
  private final AtomicReference<Standing> truth = new AtomicReference<>(new Standing.Leading(TERM));
  private final Leadership leadership =
      new Leadership(still.loop(), new SystemTime(), truth::get, NOBODY, Duration.ofSeconds(1));
  private final FakeHeartbeats heartbeats = new FakeHeartbeats();
  private final Rounds rounds = new Rounds(still.loop(), leadership, heartbeats);

  @BeforeEach
  void lead() throws Exception {
    leadership.tell(_ -> rounds.standingChanged());
    still.run(() -> leadership.review(1));
  }

  @AfterEach
  void stop() {
    still.close();
  }

  @Test
  void an_answer_to_a_request_made_after_the_question_confirms() throws Exception {
    CompletableFuture<Long> index = confirm();
    answer(2, 11, TERM);
    assertEquals(100, index.join());
  }

  @Test
  void an_answer_to_an_earlier_request_does_not_confirm_but_another_heartbeat_goes() throws Exception {
    CompletableFuture<Long> index = confirm();
    int sent = heartbeats.sent.size();
    answer(2, 9, TERM);
    assertFalse(index.isDone());
    assertEquals(sent + 1, heartbeats.sent.size());
  }

  @Test
  void an_answer_in_another_term_does_not_confirm() throws Exception {
    CompletableFuture<Long> index = confirm();
    answer(2, 11, TERM + 1);
    assertFalse(index.isDone());
  }

  @Test
  void an_answer_by_a_way_that_the_round_did_not_use_does_not_confirm() throws Exception {
    CompletableFuture<Long> index = confirm();
    still.run(() -> rounds.answered(2, new Object(), 11, TERM));
    assertFalse(index.isDone());
  }

  @Test
  void questions_that_come_together_share_a_round_and_a_later_one_waits_for_its_own() throws Exception {
    List<CompletableFuture<Long>> together = new ArrayList<>();
    still.run(() -> {
      together.add(rounds.confirm());
      together.add(rounds.confirm());
    });
    assertEquals(2, heartbeats.sent.size()); // one to each of the others
    heartbeats.mark = 20;
    CompletableFuture<Long> later = confirm();
    answer(3, 15, TERM);
    assertTrue(together.stream().allMatch(CompletableFuture::isDone));
    assertFalse(later.isDone());
    answer(3, 20, TERM);
    assertTrue(later.isDone());
  }

  @Test
  void losing_leadership_ends_every_round_without_an_answer() throws Exception {
    CompletableFuture<Long> index = confirm();
    truth.set(new Standing.Following(TERM + 1, 2));
    still.run(() -> leadership.review(1));
    assertTrue(index.isCompletedExceptionally());
    assertTrue(confirm().isCompletedExceptionally());
  }

  @Test
  void a_member_that_is_a_majority_by_itself_needs_no_answer() throws Exception {
    heartbeats.majority = 1;
    assertEquals(100, confirm().join());
    assertEquals(List.of(), heartbeats.sent);
  }

  private CompletableFuture<Long> confirm() throws InterruptedException {
    AtomicReference<CompletableFuture<Long>> index = new AtomicReference<>(new CompletableFuture<>());
    still.run(() -> index.set(rounds.confirm()));
    return index.get();
  }

  private void answer(long member, long number, long term) throws InterruptedException {
    still.run(() -> rounds.answered(member, FakeHeartbeats.way(member), number, term));
  }

  private static final class FakeHeartbeats implements Heartbeats {
    private final List<Long> sent = new ArrayList<>();
    private long mark = 10;
    private int majority = 2;

    private static Object way(long member) {
      return "way to " + member;
    }

    @Override
    public List<Beat> beats() {
      return List.of(new FakeBeat(2, mark, sent), new FakeBeat(3, mark, sent));
    }

    @Override
    public boolean isMajority(Set<Long> others) {
      return others.size() + 1 >= majority;
    }

    @Override
    public long commitIndex() {
      return 100;
    }

    @Override
    public void listen(boolean on) {}
  }

  private record FakeBeat(long memberId, long mark, List<Long> sent) implements Heartbeats.Beat {
    @Override
    public Object way() {
      return FakeHeartbeats.way(memberId);
    }

    @Override
    public void send() {
      sent.add(memberId);
    }
  }
}
