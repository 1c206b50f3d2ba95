package dev.keelson.api.http2;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all streams of one connection hold together, so that many streams cannot take what one may not: bytes that wait
 * for the client to read them, and bytes of messages that it has not finished.
 *
 * <p>Outboxes are counted on any thread; the rest belongs to the event loop.
 */
public final class ConnectionBudget {
  private final AtomicLong outboxBytes = new AtomicLong();
  private final Queue<Runnable> waiting = new ArrayDeque<>(0);
  private long answerBytes;
  private long unfinishedBytes;
  private boolean taking;

  ConnectionBudget() {}

  /** Some stream has that many bytes more (or less) to send. Any thread. */
  public void outbox(long moreBytes) {
    outboxBytes.addAndGet(moreBytes);
  }

  /** Whether a stream with so many bytes to send may add to them. Each may have a small share, whatever others have. */
  public boolean hasRoom(long ownBytes) {
    return ownBytes < Http2Limits.STREAM_OUTBOX_SHARE_BYTES
        || outboxBytes.get() < Http2Limits.CONNECTION_OUTBOX_BYTES_MAX;
  }

  /** Whether this many bytes fewer give a stream room that {@link #hasRoom} may have denied it before. */
  public static boolean regainsShare(long ownBytesBefore, long fewer) {
    return ownBytesBefore >= Http2Limits.STREAM_OUTBOX_SHARE_BYTES
        && ownBytesBefore - fewer < Http2Limits.STREAM_OUTBOX_SHARE_BYTES;
  }

  /** Runs {@code step}, which takes a request, once the client has read enough of what it was answered before. */
  public void whenAnswersAreRead(Runnable step) {
    if (answersAreRead()) {
      step.run();
    } else {
      waiting.add(step);
    }
  }

  /** An answer waits for the client. */
  public void answered(long bytes) {
    answerBytes += bytes;
  }

  /** It has left, or nobody waits for it. */
  public void answerRead(long bytes) {
    answerBytes -= bytes;
    if (taking) {
      return; // a request that was taken below has ended at once
    }
    taking = true;
    while (!waiting.isEmpty() && answersAreRead()) {
      waiting.remove().run();
    }
    taking = false;
  }

  /** Takes in {@code moreBytes} (or gives them back) of something that is not complete; false when that is too much. */
  public boolean unfinished(long moreBytes) {
    unfinishedBytes += moreBytes;
    return unfinishedBytes <= Http2Limits.CONNECTION_UNFINISHED_BYTES_MAX;
  }

  private boolean answersAreRead() {
    return answerBytes < Http2Limits.CONNECTION_ANSWER_BYTES_MAX;
  }
}
