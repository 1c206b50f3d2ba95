package dev.keelson.orchestrator.controller.job;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/** Completion indexes of a job. As text they are ascending, three or more in a row as a range: {@code 0,1,3-7}. */
final class IndexSet {
  static final IndexSet NONE = new IndexSet(new BitSet());

  /** Never changed after construction. */
  private final BitSet bits;

  private IndexSet(BitSet bits) {
    this.bits = bits;
  }

  /** Reads what this program wrote into a status; indexes from {@code limit} on and nonsense are left out. */
  static IndexSet parse(String text, int limit) {
    var bits = new BitSet();
    for (var range : text.split(",", -1)) {
      int dash = range.indexOf('-');
      int first = number(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : number(range.substring(dash + 1));
      if (first >= 0 && last >= first && first < limit) {
        bits.set(first, Math.min(last + 1, limit));
      }
    }
    return new IndexSet(bits);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException nonsense) {
      return -1;
    }
  }

  static IndexSet of(Collection<Integer> indexes) {
    var bits = new BitSet();
    indexes.forEach(bits::set);
    return new IndexSet(bits);
  }

  IndexSet plus(IndexSet others) {
    var sum = (BitSet) bits.clone();
    sum.or(others.bits);
    return new IndexSet(sum);
  }

  IndexSet both(IndexSet others) {
    var common = (BitSet) bits.clone();
    common.and(others.bits);
    return new IndexSet(common);
  }

  boolean has(int index) {
    return bits.get(index);
  }

  int total() {
    return bits.cardinality();
  }

  /** The lowest that are not in here: so many at most, all below the limit. */
  List<Integer> missing(int count, int limit) {
    var free = new ArrayList<Integer>();
    for (int next = bits.nextClearBit(0); next < limit && free.size() < count; next = bits.nextClearBit(next + 1)) {
      free.add(next);
    }
    return free;
  }

  String text() {
    var text = new StringJoiner(",");
    for (int first = bits.nextSetBit(0); first >= 0;) {
      int end = bits.nextClearBit(first);
      text.add(range(first, end - 1));
      first = bits.nextSetBit(end);
    }
    return text.toString();
  }

  private static String range(int first, int last) {
    if (first == last) {
      return Integer.toString(first);
    }
    return first + (last == first + 1 ? "," : "-") + last;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexSet set && bits.equals(set.bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
