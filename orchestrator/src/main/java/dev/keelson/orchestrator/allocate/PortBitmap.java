package dev.keelson.orchestrator.allocate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which ports of a range are taken; a value. As text: a big-endian number with a bit for each port, lowest port lowest,
 * in base 64, as kube-apiserver stores it.
 */
record PortBitmap(PortRange range, BigInteger bits) {
  static PortBitmap of(PortRange range, String text) {
    return new PortBitmap(range, new BigInteger(1, Base64.getDecoder().decode(text)));
  }

  static PortBitmap empty(PortRange range) {
    return new PortBitmap(range, BigInteger.ZERO);
  }

  String text() {
    var bytes = bits.toByteArray();
    // The sign has no place in the text.
    var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Base64.getEncoder().encodeToString(unsigned);
  }

  List<Integer> ports() {
    return IntStream.rangeClosed(range.first(), range.last()).filter(this::has).boxed().toList();
  }

  boolean has(int port) {
    return range.contains(port) && bits.testBit(port - range.first());
  }

  PortBitmap with(int port) {
    return new PortBitmap(range, bits.setBit(port - range.first()));
  }

  PortBitmap without(int port) {
    return range.contains(port) ? new PortBitmap(range, bits.clearBit(port - range.first())) : this;
  }

  /** Any port that is free, from the upper band while there is one. */
  Optional<Integer> free(RandomGenerator random) {
    int lower = range.lowerBand();
    return free(lower, range.size(), random).or(() -> free(0, lower, random));
  }

  private Optional<Integer> free(int from, int end, RandomGenerator random) {
    if (from >= end) {
      return Optional.empty();
    }
    int start = random.nextInt(end - from);
    for (int step = 0; step < end - from; step++) {
      int offset = from + (start + step) % (end - from);
      if (!bits.testBit(offset)) {
        return Optional.of(range.first() + offset);
      }
    }
    return Optional.empty();
  }
}
