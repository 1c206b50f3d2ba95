package dev.keelson.store.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final SimulatedLoop loop = new SimulatedLoop();
  private final List<Integer> got = new ArrayList<>();
  private final List<Integer> visits = new ArrayList<>();
  private final Inbox<Integer> inbox = new Inbox<>(loop, got::add, () -> visits.add(got.size()));

  @Test
  void everything_that_waits_is_brought_in_one_visit() {
    inbox.put(1);
    inbox.put(2);
    inbox.put(3);
    loop.runAll();
    assertEquals(List.of(1, 2, 3), got);
    assertEquals(List.of(3), visits);
  }

  @Test
  void what_comes_after_a_visit_is_brought_by_the_next() {
    inbox.put(1);
    loop.runAll();
    inbox.put(2);
    loop.runAll();
    assertEquals(List.of(1, 2), got);
    assertEquals(List.of(1, 2), visits);
  }
}
