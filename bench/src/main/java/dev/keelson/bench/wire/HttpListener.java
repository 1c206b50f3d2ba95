package dev.keelson.bench.wire;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** Who asks over one connection of HTTP/1.1. Called by the connection's loop; what goes to {@code wire} is sent. */
public interface HttpListener {
  void connected(Consumer<byte[]> wire);

  void answered(int status, int bodyBytes, Consumer<byte[]> wire);

  void broken(String why);

  /** A piece of an answer's body has come; whoever waits for answers alone need not listen. */
  default void piece(ByteBuf content) {}
}
