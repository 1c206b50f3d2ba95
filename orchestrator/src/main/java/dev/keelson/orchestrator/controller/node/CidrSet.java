package dev.keelson.orchestrator.controller.node;

import java.util.BitSet;
import java.util.OptionalInt;

/** The equal parts of a range of IPv4 addresses, and which of them are taken. One thread. */
final class CidrSet {
  private final int base;
  private final int partBits;
  private final int parts;
  private final BitSet taken = new BitSet();
  private int next;

  /**
   * All free.
   *
   * @param range such as {@code 10.244.0.0/16}
   * @param partBits the length of each part's prefix, such as 24
   */
  CidrSet(String range, int partBits) {
    int slash = range.indexOf('/');
    int bits = slash < 0 ? -1 : Integer.parseInt(range.substring(slash + 1));
    if (bits < 0 || bits > partBits || partBits > 32) {
      throw new IllegalArgumentException(range + " cannot be cut into parts of /" + partBits);
    }
    this.base = bits == 0 ? 0 : number(range.substring(0, slash)) & (-1 << (32 - bits));
    this.partBits = partBits;
    this.parts = 1 << Math.min(30, partBits - bits);
  }

  /** The next free part after the one that was taken last: what was given back rests a while. */
  OptionalInt take() {
    int free = taken.nextClearBit(next);
    if (free >= parts) {
      free = taken.nextClearBit(0);
    }
    if (free >= parts) {
      return OptionalInt.empty();
    }
    taken.set(free);
    next = free + 1;
    return OptionalInt.of(free);
  }

  /** Marks all parts in which a range lies; nothing when it lies elsewhere. */
  void occupy(String cidr) {
    index(cidr).ifPresent(taken::set);
  }

  void release(String cidr) {
    index(cidr).ifPresent(taken::clear);
  }

  String text(int part) {
    int address = base + (part << (32 - partBits));
    return "%d.%d.%d.%d/%d".formatted(
        address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255, partBits);
  }

  private OptionalInt index(String cidr) {
    int slash = cidr.indexOf('/');
    if (slash < 0 || cidr.indexOf(':') >= 0) {
      return OptionalInt.empty();
    }
    int index = (number(cidr.substring(0, slash)) - base) >>> (32 - partBits);
    return index < parts ? OptionalInt.of(index) : OptionalInt.empty();
  }

  private static int number(String address) {
    int number = 0;
    for (var part : address.split("\\.", -1)) {
      number = (number << 8) | Integer.parseInt(part);
    }
    return number;
  }
}
