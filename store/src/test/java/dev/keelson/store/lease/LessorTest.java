package dev.keelson.store.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.model.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessorTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 77 * SECOND;

  private final Lessor lessor = new Lessor();

  @Test
  void a_lease_is_named_when_its_time_is_over_and_not_before() {
    lead();
    lessor.granted(1, 10, NOW);
    assertEquals(List.of(), lessor.expired(NOW + 10 * SECOND - 1, 100));
    assertEquals(List.of(1L), lessor.expired(NOW + 10 * SECOND, 100));
  }

  @Test
  void a_lease_that_was_named_is_named_again_only_after_the_retry_interval() {
    lead();
    lessor.granted(1, 10, NOW);
    long end = NOW + 10 * SECOND;
    assertEquals(List.of(1L), lessor.expired(end, 100));
    assertEquals(List.of(), lessor.expired(end + 3 * SECOND - 1, 100));
    assertEquals(List.of(1L), lessor.expired(end + 3 * SECOND, 100));
    lessor.revoked(1);
    assertEquals(List.of(), lessor.expired(end + 60 * SECOND, 100));
  }

  @Test
  void the_earliest_are_named_first_and_no_more_than_asked_for() {
    lead();
    lessor.granted(1, 30, NOW);
    lessor.granted(2, 10, NOW);
    lessor.granted(-3, 20, NOW);
    assertEquals(List.of(2L, -3L), lessor.expired(NOW + 60 * SECOND, 2));
    assertEquals(List.of(1L), lessor.expired(NOW + 60 * SECOND, 2));
  }

  @Test
  void a_renewal_starts_the_full_time_again() {
    lead();
    lessor.granted(1, 10, NOW);
    assertEquals(OptionalLong.of(10), lessor.renew(1, NOW + 9 * SECOND));
    assertEquals(OptionalLong.of(10 * SECOND), lessor.remainingNanos(1, NOW + 9 * SECOND));
    assertEquals(List.of(), lessor.expired(NOW + 18 * SECOND, 100));
  }

  @Test
  void an_expired_or_unknown_lease_cannot_be_renewed() {
    lead();
    lessor.granted(1, 10, NOW);
    assertEquals(OptionalLong.empty(), lessor.renew(1, NOW + 10 * SECOND));
    assertEquals(OptionalLong.empty(), lessor.renew(2, NOW));
    assertEquals(OptionalLong.of(0), lessor.remainingNanos(1, NOW + 11 * SECOND));
    assertEquals(OptionalLong.empty(), lessor.remainingNanos(2, NOW));
  }

  @Test
  void who_does_not_lead_knows_nothing_of_time() {
    lessor.granted(1, 10, NOW);
    assertFalse(lessor.primary());
    assertEquals(OptionalLong.empty(), lessor.renew(1, NOW));
    lead();
    lessor.granted(1, 10, NOW);
    lessor.demote();
    assertEquals(List.of(), lessor.expired(NOW + 60 * SECOND, 100));
    assertEquals(OptionalLong.empty(), lessor.nextEndNanos());
  }

  @Test
  void a_new_leader_starts_full_times_again_or_what_a_checkpoint_left_and_extends_them() {
    lessor.promote(List.of(new Lease(1, 100, 0), new Lease(2, 1_000, 40)), NOW, 2 * SECOND);
    assertTrue(lessor.primary());
    assertEquals(OptionalLong.of(102 * SECOND), lessor.remainingNanos(1, NOW));
    assertEquals(OptionalLong.of(42 * SECOND), lessor.remainingNanos(2, NOW));
  }

  @Test
  void a_new_leader_spreads_the_ends_of_many_leases() {
    lessor.promote(LongStream.range(0, 3_000).mapToObj(id -> new Lease(id + 1, 10, 0)).toList(), NOW, 0);
    assertEquals(1_000, lessor.expired(NOW + 10 * SECOND, 10_000).size());
    assertEquals(1_000, lessor.expired(NOW + 11 * SECOND, 10_000).size());
    assertEquals(1_000, lessor.expired(NOW + 12 * SECOND, 10_000).size());
  }

  @Test
  void only_what_lasts_is_checkpointed_every_five_minutes() {
    lead();
    lessor.granted(1, 300, NOW);
    lessor.granted(2, 1_000, NOW);
    assertEquals(List.of(), lessor.dueForCheckpoint(NOW + 299 * SECOND, 100));
    assertEquals(List.of(new Lease(2, 1_000, 700)), lessor.dueForCheckpoint(NOW + 300 * SECOND, 100));
    assertEquals(List.of(), lessor.dueForCheckpoint(NOW + 301 * SECOND, 100));
    assertEquals(List.of(new Lease(2, 1_000, 400)), lessor.dueForCheckpoint(NOW + 600 * SECOND, 100));
  }

  @Test
  void a_renewal_takes_the_checkpoint_back() {
    lessor.promote(List.of(new Lease(2, 1_000, 40)), NOW, 0);
    lessor.renew(2, NOW + SECOND);
    assertEquals(List.of(new Lease(2, 1_000, 0)), lessor.dueForCheckpoint(NOW + SECOND, 100));
    assertEquals(List.of(), lessor.dueForCheckpoint(NOW + 2 * SECOND, 100));
  }

  static LongStream seeds() {
    var replay = Long.getLong("seed");
    return replay != null ? LongStream.of(replay) : LongStream.range(0, 200);
  }

  /** Against a map from lease to end, walked through in full each time. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_agrees_with_a_slow_model(long seed) {
    var random = new SplittableRandom(seed);
    var ends = new TreeMap<Long, Long>();
    long now = NOW;
    lead();
    for (int step = 0; step < 500; step++) {
      now += random.nextLong(2 * SECOND);
      long id = 1 + random.nextLong(20);
      switch (random.nextInt(4)) {
        case 0 -> {
          ends.put(id, now + ttl(id) * SECOND);
          lessor.granted(id, ttl(id), now);
        }
        case 1 -> {
          boolean alive = ends.getOrDefault(id, now) > now;
          assertEquals(alive ? OptionalLong.of(ttl(id)) : OptionalLong.empty(), lessor.renew(id, now));
          if (alive) {
            ends.put(id, now + ttl(id) * SECOND);
          }
        }
        case 2 -> {
          ends.remove(id);
          lessor.revoked(id);
        }
        default -> {
          var named = lessor.expired(now, 1_000);
          var over = over(ends, now);
          assertEquals(over, named.stream().sorted().toList());
          named.forEach(ends::remove);
          named.forEach(lessor::revoked);
        }
      }
    }
  }

  private static long ttl(long id) {
    return 2 + id * 3 / 2;
  }

  private static List<Long> over(Map<Long, Long> ends, long now) {
    var over = new ArrayList<Long>();
    ends.forEach((id, end) -> {
      if (end <= now) {
        over.add(id);
      }
    });
    return over;
  }

  private void lead() {
    lessor.promote(List.of(), NOW, 0);
  }
}
