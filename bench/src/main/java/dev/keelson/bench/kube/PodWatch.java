package dev.keelson.bench.kube;

import dev.keelson.bench.load.Outcome;
import dev.keelson.bench.load.Tally;
import dev.keelson.bench.load.Target;
import dev.keelson.bench.load.Time;
import dev.keelson.bench.load.Window;
import dev.keelson.bench.load.Workload;
import dev.keelson.bench.peer.KubeCluster;
import dev.keelson.bench.wire.HttpConnections;
import dev.keelson.bench.wire.HttpListener;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watchers of all pods, each on a connection of its own, and one pod that changes at a steady pace. Operations are
 * events delivered; a latency goes from the change's request to an event's arrival.
 */
record PodWatch(String name, String title, int watchers, Duration pause, Supplier<HttpConnections> connections)
    implements Workload {
  private static final Duration READY_MAX = Duration.ofSeconds(60);
  private static final String PODS = "/api/v1/namespaces/default/pods";

  @Override
  public Outcome run(Target target, Window window) throws InterruptedException {
    var tally = new Tally();
    var time = target.time();
    var watching = new CountDownLatch(watchers);
    var writer = new Writer(tally);
    try (var open = connections.get()) {
      open.open(target.endpoints().getFirst(), writer);
      writer.ready.await(READY_MAX.toMillis(), TimeUnit.MILLISECONDS);
      writer.post("""
          {"apiVersion":"v1","kind":"Pod","metadata":{"name":"bench","annotations":{"sent":""}},
          "spec":{"containers":[{"name":"c","image":"nginx"}]}}""");
      for (var i = 0; i < watchers; i++) {
        open.open(target.endpoints().get(i % target.endpoints().size()), new Watcher(tally, time, watching));
      }
      if (!watching.await(READY_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        tally.failed(watching.getCount() + " watchers saw no pod in " + READY_MAX.toSeconds() + " s");
      }
      var pacing = Thread.ofVirtual().start(() -> pace(writer, tally, time));
      var measured = tally.measure(target, window);
      pacing.join();
      return tally.with(measured);
    }
  }

  private void pace(Writer writer, Tally tally, Time time) {
    try {
      while (tally.running()) {
        writer.patch("{\"metadata\":{\"annotations\":{\"sent\":\"@%d@\"}}}".formatted(time.nanos()));
        time.pause(pause);
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends without waiting for answers: one connection keeps their order. */
  private static final class Writer implements HttpListener {
    private static final int REFUSED = 300;

    private final Tally tally;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicReference<Consumer<byte[]>> wire = new AtomicReference<>(_ -> { });

    Writer(Tally tally) {
      this.tally = tally;
    }

    void post(String body) {
      wire.get().accept(Request.post(KubeCluster.ADMIN, PODS, body));
    }

    void patch(String body) {
      wire.get().accept(Request.patch(KubeCluster.ADMIN, PODS + "/bench", body));
    }

    @Override
    public void connected(Consumer<byte[]> connected) {
      wire.set(connected);
      ready.countDown();
    }

    @Override
    public void answered(int status, int bodyBytes, Consumer<byte[]> connected) {
      if (status >= REFUSED) {
        tally.failed("the writer was answered " + status);
      }
    }

    @Override
    public void broken(String why) {
      if (tally.running()) {
        tally.failed("the writer: " + why);
      }
    }
  }

  private static final class Watcher implements HttpListener {
    private static final String MARK = "\"sent\":\"@";

    private final Tally tally;
    private final Time time;
    private final CountDownLatch watching;
    private boolean sawPod;

    Watcher(Tally tally, Time time, CountDownLatch watching) {
      this.tally = tally;
      this.time = time;
      this.watching = watching;
    }

    @Override
    public void connected(Consumer<byte[]> wire) {
      wire.accept(Request.get(KubeCluster.ADMIN, PODS + "?watch=true&resourceVersion=0"));
    }

    @Override
    public void piece(ByteBuf content) {
      if (!sawPod && content.isReadable()) {
        sawPod = true;
        watching.countDown();
      }
      var now = time.nanos();
      var text = content.toString(StandardCharsets.US_ASCII);
      for (var at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
        var end = text.indexOf('@', at + MARK.length());
        // A mark that two pieces share is one of a thousand, and is left out.
        if (end > 0) {
          tally.answered(now - Long.parseLong(text.substring(at + MARK.length(), end)));
        }
      }
    }

    @Override
    public void answered(int status, int bodyBytes, Consumer<byte[]> wire) {
      tally.failed("a watch ended with " + status);
    }

    @Override
    public void broken(String why) {
      if (tally.running()) {
        tally.failed("a watcher: " + why);
      }
    }
  }
}
