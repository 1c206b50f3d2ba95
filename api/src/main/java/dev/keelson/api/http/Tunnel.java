package dev.keelson.api.http;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A connection that speaks HTTP no more: bytes both ways, for one reader and one writer, which may be two threads. Both
 * wait, so they must not be the event loop.
 */
public interface Tunnel extends AutoCloseable {
  /** What the client sends; reads no further ahead than one piece. It ends when the client has left. */
  InputStream input();

  /** To the client; a write returns when the socket has taken it, and fails when the client has left. */
  OutputStream output();

  /** Closes the connection. */
  @Override
  void close();
}
