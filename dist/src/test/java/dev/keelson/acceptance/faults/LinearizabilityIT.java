package dev.keelson.acceptance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.acceptance.faults.Linearizability.Verdict;
import dev.keelson.acceptance.faults.Operation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
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
  void a_refused_swap_may_be_all_that_an_unknown_write_shows() {
    check(Verdict.LINEARIZABLE,
        write("a", 0, 1), unknownWrite("b", 2), swap("a", "c", false, 3, 4), write("d", 5, 6), read("d", 7, 8));
    check(Verdict.NOT_LINEARIZABLE, write("a", 0, 1), swap("a", "c", false, 3, 4), unknownWrite("b", 5));
  }

  @Test
  void only_one_of_two_swaps_from_the_same_value_succeeds() {
    check(Verdict.LINEARIZABLE, swap("", "a", true, 0, 5), swap("", "b", false, 1, 6), read("a", 7, 8));
    check(Verdict.NOT_LINEARIZABLE, swap("", "a", true, 0, 5), swap("", "b", true, 1, 6));
  }

  /** Seeds 0 to 1,999 (a fixed sample): each a history that a true register gave, some of whose answers got lost. */
  @Test
  void what_a_true_register_answered_passes_whatever_got_lost() {
    for (long seed = 0; seed < 2_000; seed++) {
      var history = trueHistory(new SplittableRandom(seed));
      assertEquals(Verdict.LINEARIZABLE, Linearizability.of(history, Duration.ofSeconds(5)),
          "seed " + seed + ": " + history);
    }
  }

  /** Calls that take effect one after the other, each somewhere between its begin and its end. */
  private static List<Operation> trueHistory(RandomGenerator random) {
    var history = new ArrayList<Operation>();
    var state = Operation.NOTHING;
    for (int call = 0; call < 12; call++) {
      long effect = call * 10L + 100;
      long began = effect - 1 - random.nextInt(40);
      long ended = random.nextInt(4) == 0 ? Operation.NEVER : effect + 1 + random.nextInt(40);
      var value = Integer.toString(call);
      var kind = switch (random.nextInt(3)) {
        case 0 -> new Kind.Read(state);
        case 1 -> new Kind.Write(value);
        default -> swap(state, random.nextBoolean() ? state : "other", value, ended);
      };
      var operation = new Operation(kind, began, ended);
      // Whether it reached the register at all is unknown, too.
      if (operation.outcomeIsKnown() || random.nextBoolean()) {
        state = operation.after(state).orElseThrow();
      }
      history.add(operation);
    }
    return history;
  }

  private static Kind swap(String state, String expected, String value, long ended) {
    var answer = ended == Operation.NEVER ? Optional.<Boolean>empty() : Optional.of(expected.equals(state));
    return new Kind.Swap(expected, value, answer);
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
