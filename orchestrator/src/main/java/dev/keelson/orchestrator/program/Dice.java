package dev.keelson.orchestrator.program;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance, from the machine's own source. */
final class Dice {
  private static final SecureRandom SOURCE = new SecureRandom();

  private Dice() {}

  static SplittableRandom seeded() {
    return new SplittableRandom(SOURCE.nextLong());
  }

  /** What a candidate is known by in an election: no other process has it. */
  static String identity() throws UnknownHostException {
    return InetAddress.getLocalHost().getHostName() + "_" + new UUID(SOURCE.nextLong(), SOURCE.nextLong());
  }
}
