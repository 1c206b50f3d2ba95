package dev.keelson.bench.load;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * One client that always waits for an answer before it asks again. Its state passes from one event loop to the next
 * with the call; gRPC orders the hand-over.
 */
final class Caller extends ClientCall.Listener<byte[]> {
  private static final byte[] NO_ANSWER = {};

  private final Script script;
  private final Route route;
  private final Tally tally;
  private final Time time;
  private final CountDownLatch busy;
  private int asked;
  private long askedNanos;
  private byte[] answer = NO_ANSWER;

  /** @param busy counted down once, when the caller has stopped */
  Caller(Script script, Route route, Tally tally, Time time, CountDownLatch busy) {
    this.script = script;
    this.route = route;
    this.tally = tally;
    this.time = time;
    this.busy = busy;
  }

  void ask() {
    if (!tally.running() || script.done()) {
      busy.countDown();
      return;
    }
    var call = route.channel(asked++).newCall(script.next(), CallOptions.DEFAULT);
    answer = NO_ANSWER;
    askedNanos = time.nanos();
    call.start(this, new Metadata());
    call.request(2);
    call.sendMessage(script.request());
    call.halfClose();
  }

  @Override
  public void onMessage(byte[] message) {
    answer = message;
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    var tookNanos = time.nanos() - askedNanos;
    if (!status.isOk()) {
      fail(status.toString());
    } else if (!accepted()) {
      fail("a wrong answer of " + answer.length + " bytes");
    } else {
      tally.answered(tookNanos);
      ask();
    }
  }

  private boolean accepted() {
    try {
      return script.accepts(answer);
    } catch (IOException e) {
      return false;
    }
  }

  private void fail(String what) {
    tally.failed(what);
    busy.countDown();
  }
}
