package dev.keelson.bench.load;

import dev.keelson.bench.wire.HttpListener;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** One client over HTTP/1.1 that always waits for an answer before it asks again. Owned by its connection's loop. */
final class HttpClient implements HttpListener {
  private final HttpScript script;
  private final Tally tally;
  private final Time time;
  private final CountDownLatch busy;
  private long askedNanos;
  private boolean over;

  /** @param busy counted down once, when the client has stopped */
  HttpClient(HttpScript script, Tally tally, Time time, CountDownLatch busy) {
    this.script = script;
    this.tally = tally;
    this.time = time;
    this.busy = busy;
  }

  @Override
  public void connected(Consumer<byte[]> wire) {
    ask(wire);
  }

  @Override
  public void answered(int status, int bodyBytes, Consumer<byte[]> wire) {
    tally.answered(time.nanos() - askedNanos);
    if (script.accepts(status, bodyBytes)) {
      ask(wire);
    } else {
      broken("status " + status + " with " + bodyBytes + " bytes");
    }
  }

  @Override
  public void broken(String why) {
    if (!over) {
      over = true;
      tally.failed(why);
      busy.countDown();
    }
  }

  private void ask(Consumer<byte[]> wire) {
    if (!tally.running()) {
      over = true;
      busy.countDown();
      return;
    }
    var request = script.next();
    askedNanos = time.nanos();
    wire.accept(request);
  }
}
