package dev.keelson.acceptance.faults;

import java.util.Optional;

/**
 * One call on a register and when it happened.
 *
 * @param endedAtNanos {@link #NEVER} when the outcome is unknown: it may take effect at any later time, or never
 */
record Operation(Kind kind, long beganAtNanos, long endedAtNanos) {
  static final long NEVER = Long.MAX_VALUE;
  /** What a register holds before the first write. */
  static final String NOTHING = "";

  sealed interface Kind {
    record Read(String seen) implements Kind {}

    record Write(String value) implements Kind {}

    /** Writes the value if the register holds what is expected; empty when the client never learned the result. */
    record Swap(String expected, String value, Optional<Boolean> swapped) implements Kind {}
  }

  boolean outcomeIsKnown() {
    return endedAtNanos != NEVER;
  }

  /** What the register holds after this, or nothing when this cannot happen in that state. */
  Optional<String> after(String state) {
    return switch (kind) {
      case Kind.Read(var seen) -> seen.equals(state) ? Optional.of(state) : Optional.empty();
      case Kind.Write(var value) -> Optional.of(value);
      case Kind.Swap(var expected, var value, var swapped) -> {
        boolean swaps = expected.equals(state);
        if (swapped.isPresent() && swapped.get() != swaps) {
          yield Optional.empty();
        }
        yield Optional.of(swaps ? value : state);
      }
    };
  }
}
