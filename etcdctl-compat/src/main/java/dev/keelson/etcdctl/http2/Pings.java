package dev.keelson.etcdctl.http2;

import dev.keelson.etcdctl.time.Deadline;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Questions to the peer whether it is there (RFC 9113 §6.7), one at a time. */
final class Pings {
  private static final byte[] OURS = {'k', 'e', 'e', 'l', 's', 'o', 'n', '?'};

  private final SharedFrameWriter writer;
  private final BlockingQueue<Boolean> answers = new ArrayBlockingQueue<>(1);

  Pings(SharedFrameWriter writer) {
    this.writer = writer;
  }

  boolean ask(Deadline deadline) throws InterruptedException {
    answers.clear();
    try {
      writer.write(Frame.PING, 0, 0, OURS);
    } catch (IOException lost) {
      return false;
    }
    return answers.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS) != null;
  }

  /** From the reader. */
  void answered() {
    answers.offer(true);
  }
}
