package dev.keelson.orchestrator.call;

import dev.keelson.api.http.AnswerStream;
import java.util.concurrent.Semaphore;

/** An answer that goes out no faster than its client reads. Owned by one thread, which waits. */
public final class PacedStream {
  private final AnswerStream stream;
  private final Semaphore room = new Semaphore(Limits.PIECES_UNSENT_MAX);

  public PacedStream(AnswerStream stream) {
    this.stream = stream;
    stream.onGone(() -> room.release(Limits.FREE));
  }

  /** Returns when there is room for the next piece; at once when the client has gone. */
  public void write(byte[] piece) throws InterruptedException {
    stream.write(piece, room::release);
    room.acquire();
  }

  public void end() {
    stream.end();
  }

  /** Runs {@code gone} when the client has left. */
  public void onGone(Runnable gone) {
    stream.onGone(gone);
  }
}
