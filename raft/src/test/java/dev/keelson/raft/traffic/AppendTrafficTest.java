package dev.keelson.raft.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.raft.AppendFigures;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AppendTrafficTest {
  private static final long FOLLOWER = 7;
  private static final double EXACT = 1e-9;

  private final AtomicLong millis = new AtomicLong();
  private final AppendTraffic traffic = new AppendTraffic(() -> millis.get() * 1_000_000);

  @Test
  void a_follower_that_was_never_sent_to_has_nothing() {
    traffic.begin(FOLLOWER);
    assertEquals(new AppendFigures.Follower(0, 0, 0, 0, 0, 0, 0), follower());
  }

  @Test
  void average_and_deviation_are_exact() {
    answer(1, 2);
    answer(2, 4);
    var figures = follower();
    assertEquals(2, figures.succeeded());
    assertEquals(4, figures.currentMillis(), EXACT);
    assertEquals(3, figures.averageMillis(), EXACT);
    assertEquals(1, figures.deviationMillis(), EXACT);
    assertEquals(2, figures.minimumMillis(), EXACT);
    assertEquals(4, figures.maximumMillis(), EXACT);
  }

  @Test
  void what_was_overtaken_or_refused_has_failed() {
    traffic.sent(FOLLOWER, 1, 10);
    traffic.sent(FOLLOWER, 2, 10);
    traffic.answered(FOLLOWER, 2, true);
    traffic.sent(FOLLOWER, 3, 10);
    traffic.answered(FOLLOWER, 3, false);
    assertEquals(2, follower().failed());
    assertEquals(1, follower().succeeded());
  }

  @Test
  void answers_to_heartbeats_are_not_counted() {
    traffic.answered(FOLLOWER, 1, true);
    assertEquals(0, follower().succeeded());
  }

  @Test
  void rates_are_those_of_the_last_two_hundred() {
    for (int i = 0; i < 1_000; i++) {
      traffic.received(i < 800 ? 1_000_000 : 100);
      millis.addAndGet(1);
    }
    var received = traffic.figures().received();
    assertEquals(1_000, received.count());
    assertEquals(200 / 0.199, received.requestsPerSecond(), 1e-6);
    assertEquals(20_000 / 0.199, received.bytesPerSecond(), 1e-6);
  }

  @Test
  void after_a_second_of_silence_nothing_flows() {
    traffic.received(10);
    millis.addAndGet(1);
    traffic.received(10);
    millis.addAndGet(1_001);
    assertEquals(new AppendFigures.Flow(2, 0, 0), traffic.figures().received());
  }

  private void answer(long number, long took) {
    traffic.sent(FOLLOWER, number, 10);
    millis.addAndGet(took);
    traffic.answered(FOLLOWER, number, true);
  }

  private AppendFigures.Follower follower() {
    return Objects.requireNonNull(traffic.figures().followers().get(FOLLOWER));
  }
}
