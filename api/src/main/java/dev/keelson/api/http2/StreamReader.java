package dev.keelson.api.http2;

import io.netty.buffer.ByteBuf;

/** Takes in what a client sends on one stream. Called on the event loop only. */
public interface StreamReader {
  /**
   * A piece of the body. {@code piece} is lent for the call. Its bytes count against the client's window until
   * {@link Stream#consumed} gives them back.
   *
   * @param last the client sends nothing after this piece
   */
  void received(ByteBuf piece, boolean last);

  /**
   * The stream has ended, for whatever reason: both sides said all, one of them reset it, or the connection is gone.
   */
  void closed();

  /** The server wants to stop: what would go on for ever ends now. */
  void drain();
}
