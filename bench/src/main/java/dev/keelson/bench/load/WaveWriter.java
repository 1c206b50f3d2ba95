package dev.keelson.bench.load;

import dev.keelson.bench.wire.Methods;
import dev.keelson.bench.wire.PutTemplate;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts one key again and again, each time when the put before was answered and every watcher has got it. Whoever brings
 * the last of these starts the next put; the counter orders the hand-over.
 */
final class WaveWriter extends ClientCall.Listener<byte[]> {
  static final char SPACE = 'w';

  private final int number;
  private final int watchers;
  private final Route route;
  private final Tally tally;
  private final Time time;
  private final CountDownLatch busy;
  private final AtomicInteger missing = new AtomicInteger();
  private final PutTemplate template = new PutTemplate(Workloads.VALUE_BYTES);
  private final SplittableRandom random;
  private long putNanos;

  WaveWriter(int number, int watchers, Route route, Tally tally, Time time, CountDownLatch busy) {
    this.number = number;
    this.watchers = watchers;
    this.route = route;
    this.tally = tally;
    this.time = time;
    this.busy = busy;
    random = new SplittableRandom(number);
  }

  void put() {
    if (!tally.running()) {
      busy.countDown();
      return;
    }
    putNanos = time.nanos();
    missing.set(watchers + 1);
    var call = route.channel(0).newCall(Methods.PUT, CallOptions.DEFAULT);
    call.start(this, new Metadata());
    call.request(2);
    call.sendMessage(template.fill(SPACE, number, random));
    call.halfClose();
  }

  /** A watcher has got the present put. Any event loop; reading the counter first makes the put's start visible. */
  void delivered() {
    if (missing.get() <= 0) {
      tally.failed("an event came twice");
      return;
    }
    tally.answered(time.nanos() - putNanos);
    arrived();
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    if (status.isOk()) {
      arrived();
    } else {
      tally.failed(status.toString());
    }
  }

  private void arrived() {
    if (missing.decrementAndGet() == 0) {
      put();
    }
  }
}
