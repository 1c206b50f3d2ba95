package dev.keelson.bench.load;

import dev.keelson.bench.wire.Connections;
import io.grpc.Channel;

/**
 * Over which connection a caller asks.
 *
 * @param roams whether it visits all connections in turn: a lone caller must meet leader and followers alike
 */
record Route(Connections connections, int first, boolean roams) {
  Channel channel(int call) {
    return connections.at(roams ? first + call : first);
  }
}
