package dev.keelson.acceptance.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is there an order of these calls on one register that explains every answer, and in which no call comes before one
 * that had ended when it began?
 *
 * <p>Method: the depth-first search of Wing and Gong ("Testing and Verifying Concurrent Objects", 1993) with Lowe's
 * cache of visited configurations ("Testing for Linearizability", 2017). Exponential at worst, so it has a time limit.
 */
final class Linearizability {
  enum Verdict { LINEARIZABLE, NOT_LINEARIZABLE, OUT_OF_TIME }

  private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 1_024;

  private final Mark head = new Mark(-1, null);
  private final Set<Configuration> visited = new HashSet<>();
  private final Deque<Chosen> chosen = new ArrayDeque<>();
  private final BitSet linearized = new BitSet();
  private String state = Operation.NOTHING;

  /** What was tried before: the same calls done and the same content cannot end otherwise. */
  private record Configuration(BitSet linearized, String state) {}

  private record Chosen(Mark call, String stateBefore) {}

  /** The begin or the end of a call in the list of all, ordered by time. */
  private static final class Mark {
    final int call;
    final @Nullable Operation begins;
    @Nullable Mark end;
    @Nullable Mark previous;
    @Nullable Mark next;

    Mark(int call, @Nullable Operation begins) {
      this.call = call;
      this.begins = begins;
    }

    void unlink() {
      if (previous != null) {
        previous.next = next;
      }
      if (next != null) {
        next.previous = previous;
      }
    }

    void relink() {
      if (previous != null) {
        previous.next = this;
      }
      if (next != null) {
        next.previous = this;
      }
    }
  }

  private record Moment(long nanos, boolean isEnd, Mark mark) {}

  static Verdict of(List<Operation> history, Duration limit) {
    return new Linearizability(withoutInvisible(history)).search(limit);
  }

  private Linearizability(List<Operation> history) {
    var moments = new ArrayList<Moment>();
    for (int i = 0; i < history.size(); i++) {
      var operation = history.get(i);
      var begin = new Mark(i, operation);
      begin.end = new Mark(i, null);
      moments.add(new Moment(operation.beganAtNanos(), false, begin));
      moments.add(new Moment(operation.endedAtNanos(), true, begin.end));
    }
    moments.sort(Comparator.comparingLong(Moment::nanos).thenComparing(Moment::isEnd));
    var last = head;
    for (var moment : moments) {
      last.next = moment.mark();
      moment.mark().previous = last;
      last = moment.mark();
    }
  }

  /**
   * A call of unknown outcome whose value nobody saw can be taken never to have happened: unless a swap was refused
   * after it began, which may have found just that value in the place of the one it expected.
   */
  private static List<Operation> withoutInvisible(List<Operation> history) {
    var seen = new HashSet<String>();
    long lastRefusal = Long.MIN_VALUE;
    for (var operation : history) {
      switch (operation.kind()) {
        case Operation.Kind.Read(var value) -> seen.add(value);
        case Operation.Kind.Swap(var expected, var _, var swapped) when swapped.orElse(true) -> seen.add(expected);
        case Operation.Kind.Swap _ -> lastRefusal = Math.max(lastRefusal, operation.endedAtNanos());
        case Operation.Kind.Write _ -> { }
      }
    }
    long visibleUntil = lastRefusal;
    return history.stream().filter(operation -> operation.outcomeIsKnown() || switch (operation.kind()) {
      case Operation.Kind.Read _ -> false;
      case Operation.Kind.Write(var value) -> seen.contains(value) || operation.beganAtNanos() < visibleUntil;
      case Operation.Kind.Swap(var _, var value, var _) ->
          seen.contains(value) || operation.beganAtNanos() < visibleUntil;
    }).toList();
  }

  private Verdict search(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    var mark = head.next;
    for (long step = 0; head.next != null; step++) {
      if (step % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() > end) {
        return Verdict.OUT_OF_TIME;
      }
      if (mark != null && mark.begins != null) {
        mark = choose(mark, mark.begins) ? head.next : mark.next;
      } else if (chosen.isEmpty()) {
        return Verdict.NOT_LINEARIZABLE;
      } else {
        mark = takeBack();
      }
    }
    return Verdict.LINEARIZABLE;
  }

  private boolean choose(Mark call, Operation operation) {
    var after = operation.after(state);
    if (after.isEmpty()) {
      return false;
    }
    var done = (BitSet) linearized.clone();
    done.set(call.call);
    if (!visited.add(new Configuration(done, after.get()))) {
      return false;
    }
    chosen.push(new Chosen(call, state));
    state = after.get();
    linearized.set(call.call);
    call.unlink();
    if (call.end != null) {
      call.end.unlink();
    }
    return true;
  }

  private @Nullable Mark takeBack() {
    var last = chosen.pop();
    state = last.stateBefore();
    linearized.clear(last.call().call);
    if (last.call().end != null) {
      last.call().end.relink();
    }
    last.call().relink();
    return last.call().next;
  }
}
