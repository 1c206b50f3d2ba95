package dev.keelson.api.http2;

import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/** Decides who reads a new stream. Called on the event loop. */
@FunctionalInterface
public interface StreamRouter {
  /**
   * Opens a stream.
   *
   * @param last whether the request has no body
   * @return null when the stream has been answered and nobody wants its body
   */
  @Nullable StreamReader open(Stream stream, Http2Headers headers, boolean last);
}
