package dev.keelson.acceptance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.acceptance.faults.Linearizability.Verdict;
import dev.keelson.acceptance.faults.Operation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checker must itself be right, or its silence proves nothing. */
final class LinearizabilityIT {
  @Test
  void a_read_after_a_write_sees_it() {
    check(Verdict.LINEARIZABLE, write("a", 0, 1), read("a", 2, 3));
  }

  @Test
  void a_stale_read_is_found() {
    check(Verdict.NOT_LINEARIZABLE, write("a", 0, 1), write("b", 2, 3), read("a", 4, 5));
  }

  @Test
  void a_read_beside_a_write_may_see_either() {
    check(Verdict.LINEARIZABLE, write("a", 0, 1), write("b", 2, 9), read("a", 3, 4), read("b", 5, 6));
    check(Verdict.NOT_LINEARIZABLE, write("a", 0, 1), write("b", 2, 9), read("b", 3, 4), read("a", 5, 6));
  }

  @Test
  void an_unknown_write_may_come_late_but_not_go_away_again() {
    check(Verdict.LINEARIZABLE, unknownWrite("a", 0), read("", 1, 2), read("a", 3, 4));
    check(Verdict.NOT_LINEARIZABLE, unknownWrite("a", 0), read("a", 1, 2), read("", 3, 4));
    check(Verdict.LINEARIZABLE, unknownWrite("a", 0), read("", 1, 2));
  }

  @Test
  void only_one_of_two_swaps_from_the_same_value_succeeds() {
    check(Verdict.LINEARIZABLE, swap("", "a", true, 0, 5), swap("", "b", false, 1, 6), read("a", 7, 8));
    check(Verdict.NOT_LINEARIZABLE, swap("", "a", true, 0, 5), swap("", "b", true, 1, 6));
  }

  private static void check(Verdict expected, Operation... history) {
    assertEquals(expected, Linearizability.of(List.of(history), Duration.ofSeconds(5)));
  }

  private static Operation read(String seen, long began, long ended) {
    return new Operation(new Kind.Read(seen), began, ended);
  }

  private static Operation write(String value, long began, long ended) {
    return new Operation(new Kind.Write(value), began, ended);
  }

  private static Operation unknownWrite(String value, long began) {
    return new Operation(new Kind.Write(value), began, Operation.NEVER);
  }

  private static Operation swap(String expected, String value, boolean swapped, long began, long ended) {
    return new Operation(new Kind.Swap(expected, value, Optional.of(swapped)), began, ended);
  }
}
