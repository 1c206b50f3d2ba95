package dev.keelson.api.etcd.compaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  /** One revision a second; a schedule is looked at every step, and what it asks for is done at once. */
  private static List<String> play(Schedule schedule, Duration length, boolean leads) {
    List<String> done = new ArrayList<>();
    Duration now = schedule.looksAtOnce() ? Duration.ZERO : schedule.step();
    for (; now.compareTo(length) <= 0; now = now.plus(schedule.step())) {
      long nowNanos = now.toNanos();
      OptionalLong due = schedule.look(nowNanos, now.toSeconds(), leads);
      if (due.isPresent()) {
        schedule.compacted(nowNanos, due.getAsLong());
        done.add(now.toMinutes() + "m:" + due.getAsLong());
      }
    }
    return done;
  }

  @Test
  void after_a_whole_retention_the_oldest_note_is_compacted_then_every_interval() {
    var schedule = new PeriodicSchedule(Duration.ofMinutes(10), 0);

    assertEquals(Duration.ofMinutes(1), schedule.step());
    // Revision 0 is as good as compacted from the beginning, so the first one comes two steps later.
    assertEquals(List.of("12m:60", "22m:660", "32m:1260"), play(schedule, Duration.ofMinutes(40), true));
  }

  @Test
  void a_long_retention_is_compacted_every_hour() {
    var schedule = new PeriodicSchedule(Duration.ofHours(3), 0);

    assertEquals(Duration.ofMinutes(6), schedule.step());
    assertEquals(List.of("192m:360", "252m:3960"), play(schedule, Duration.ofHours(5), true));
  }

  @Test
  void who_does_not_lead_compacts_nothing() {
    assertEquals(List.of(), play(new PeriodicSchedule(Duration.ofMinutes(10), 0), Duration.ofHours(1), false));
    assertEquals(List.of(), play(new RevisionSchedule(100), Duration.ofHours(1), false));
  }

  @Test
  void what_failed_is_asked_for_again_at_the_next_step() {
    var schedule = new PeriodicSchedule(Duration.ofMinutes(10), 0);
    for (int minute = 0; minute < 11; minute++) {
      schedule.look(Duration.ofMinutes(minute).toNanos(), 5, true);
    }

    assertEquals(OptionalLong.of(5), schedule.look(Duration.ofMinutes(11).toNanos(), 6, true));
    assertEquals(OptionalLong.of(5), schedule.look(Duration.ofMinutes(12).toNanos(), 7, true));
  }

  @Test
  void a_revision_that_was_compacted_is_not_asked_for_again() {
    var schedule = new RevisionSchedule(10);

    assertEquals(OptionalLong.of(90), schedule.look(1, 100, true));
    schedule.compacted(1, 90);
    assertEquals(OptionalLong.empty(), schedule.look(2, 100, true));
    assertEquals(OptionalLong.of(91), schedule.look(3, 101, true));
  }

  @Test
  void fewer_revisions_than_are_kept_stay() {
    assertEquals(OptionalLong.empty(), new RevisionSchedule(100).look(1, 100, true));
  }

  @Test
  void revisions_are_looked_at_every_five_minutes() {
    assertEquals(List.of("5m:200", "10m:500"), play(new RevisionSchedule(100), Duration.ofMinutes(12), true));
  }
}
