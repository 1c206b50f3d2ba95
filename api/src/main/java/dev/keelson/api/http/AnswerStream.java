package dev.keelson.api.http;

/** An answer that goes out piece by piece, each as soon as it is written. Any thread. */
public interface AnswerStream {
  /**
   * Sends a piece, which it takes over. Without effect when the client has left or the answer has ended.
   *
   * @param sent runs on the event loop when the piece has gone to the socket: the time to write the next one, if a slow
   *     client is not to fill the memory
   */
  void write(byte[] piece, Runnable sent);

  /** The answer is complete. */
  void end();

  /** Runs {@code gone} on the event loop when the client leaves before the end; at once when it has left. */
  void onGone(Runnable gone);
}
