package dev.keelson.raft.ratis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** Finds out early, and says clearly, when an address cannot be listened on. */
final class ListenAddresses {
  private ListenAddresses() {}

  static void probe(List<InetSocketAddress> addresses) throws IOException {
    for (InetSocketAddress address : addresses) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(address);
      } catch (IOException refused) {
        throw new IOException("cannot listen for peers on %s:%d: %s"
            .formatted(address.getHostString(), address.getPort(), refused.getMessage()), refused);
      }
    }
  }
}
