package dev.keelson.etcdctl.http2;

import dev.keelson.etcdctl.time.Deadline;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What came for one stream and was not taken yet: from the reader to whoever uses the stream. */
final class Mailbox {
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(Http2Limits.MAILBOX_ITEMS_MAX);

  /** False when the peer sends more things than the window has bytes to explain. */
  boolean put(Arrival arrival) {
    return arrivals.offer(arrival);
  }

  /** Nothing when time has run out. */
  @Nullable Arrival take(Deadline deadline) throws InterruptedException {
    return arrivals.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
  }
}
