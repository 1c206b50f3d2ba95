package dev.keelson.agent.hollow;

import java.util.BitSet;
import java.util.Optional;

/**
 * The addresses of a node's pods: of an IPv4 network, one after another, so that an address that has become free is not
 * given to the next pod. Owned by the loop.
 */
final class AddressPool {
  /** The network's own address and the bridge's. */
  private static final int RESERVED = 2;

  /** Longer ones have no room for two pods; shorter ones have more than any node runs. */
  private static final int HOST_BITS_MIN = 2;
  private static final int HOST_BITS_MAX = 16;

  private final int network;
  private final int size;
  private final BitSet taken = new BitSet();
  private int cursor = RESERVED - 1;

  private AddressPool(int network, int hostBits) {
    this.network = network;
    this.size = 1 << hostBits;
  }

  /** Of {@code 10.244.3.0/24}; empty for what is no such network. */
  static Optional<AddressPool> of(String cidr) {
    var parts = cidr.split("[./]", -1);
    if (parts.length != 5 || !cidr.matches("[0-9./]+")) {
      return Optional.empty();
    }
    int network = 0;
    for (int i = 0; i < 4; i++) {
      network = network << 8 | Integer.parseInt(parts[i]);
    }
    int bits = 32 - Integer.parseInt(parts[4]);
    return bits < HOST_BITS_MIN ? Optional.empty()
        : Optional.of(new AddressPool(network, Math.min(bits, HOST_BITS_MAX)));
  }

  /** The next free one; empty when there is none. */
  Optional<String> take() {
    int free = taken.nextClearBit(Math.max(cursor + 1, RESERVED));
    if (free >= size - 1) {
      free = taken.nextClearBit(RESERVED);
    }
    if (free >= size - 1) {
      return Optional.empty();
    }
    taken.set(free);
    cursor = free;
    return Optional.of(text(network + free));
  }

  /** Takes an address that is in use already. */
  void mark(String address) {
    offset(address).ifPresent(taken::set);
  }

  void give(String address) {
    offset(address).ifPresent(taken::clear);
  }

  private Optional<Integer> offset(String address) {
    int value = 0;
    for (var part : address.split("\\.", -1)) {
      value = value << 8 | Integer.parseInt(part);
    }
    int offset = value - network;
    return offset >= 0 && offset < size ? Optional.of(offset) : Optional.empty();
  }

  private static String text(int address) {
    return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
  }
}
