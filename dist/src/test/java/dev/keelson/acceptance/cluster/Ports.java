package dev.keelson.acceptance.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Free loopback ports. */
public final class Ports {
  // Below Linux's ephemeral range (32768 and up): a member that is down must find its port again, and no outgoing
  // connection may have taken it meanwhile.
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 32_000;

  private static final Set<Integer> HANDED_OUT = new HashSet<>();

  private Ports() {}

  public static synchronized int free() {
    var random = RandomGenerator.getDefault();
    while (true) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (!HANDED_OUT.contains(port) && isFree(port)) {
        HANDED_OUT.add(port);
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
