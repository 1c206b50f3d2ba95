package dev.keelson.bench.load;

/** What a client over HTTP/1.1 asks, one request after the other. Owned by the client's connection. */
public interface HttpScript {
  /** Head and body, as they go over the wire. */
  byte[] next();

  /** Whether the answer to the last request is what it must be. */
  boolean accepts(int status, int bodyBytes);
}
