package dev.keelson.raft.ratis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker finds what it is for. */
final class RegisterHistoryTest {
  private final RegisterHistory history = new RegisterHistory();

  @Test
  void overlapping_operations_may_take_either_order() {
    long write = history.begin();
    history.read("", history.begin());
    history.wrote("a", write);
    assertEquals(List.of(), history.contradictions(List.of("a")));
  }

  @Test
  void a_read_that_missed_an_acknowledged_write_is_found() {
    history.wrote("a", history.begin());
    history.read("", history.begin());
    assertEquals(1, history.contradictions(List.of("a")).size());
  }

  @Test
  void a_read_that_goes_back_behind_another_is_found() {
    long write = history.begin();
    history.read("a", history.begin());
    history.read("", history.begin());
    history.wrote("a", write);
    assertEquals(1, history.contradictions(List.of("a")).size());
  }

  @Test
  void a_write_that_is_applied_twice_or_never_is_found() {
    history.wrote("a", history.begin());
    assertEquals(1, history.contradictions(List.of("a", "a")).size());
    assertEquals(1, history.contradictions(List.of()).size());
  }
}
