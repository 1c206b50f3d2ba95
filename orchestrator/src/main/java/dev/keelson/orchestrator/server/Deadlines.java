package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.value.GoDuration;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers for requests that take too long (apiserver's WithTimeoutForNonLongRunningRequests). Their outcome is unknown
 * then: what they wrote may be stored or not.
 */
final class Deadlines implements AutoCloseable {
  /** kube-apiserver's {@code --request-timeout}; a client may only ask for less. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("deadlines").factory());

  Deadlines() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Runs it on this thread; when time is up the client is told so, and the thread is interrupted. */
  void run(ApiCall call, Runnable request) {
    var alarm = new Alarm(call, Thread.currentThread());
    var ending = timer.schedule(alarm::ring, limit(call).toNanos(), TimeUnit.NANOSECONDS);
    try {
      request.run();
    } catch (RuntimeException answered) {
      if (!alarm.stop()) {
        throw answered;
      }
    } finally {
      var _ = alarm.stop();
      ending.cancel(false);
    }
  }

  private static Duration limit(ApiCall call) {
    var text = call.query().text("timeout");
    if (text.isEmpty()) {
      return LIMIT;
    }
    var asked = GoDuration.parse(text).orElseThrow(() -> Refusals.badRequest(
        "invalid timeout specified in the request URL - time: invalid duration \"" + text + "\""));
    return asked.isPositive() && asked.compareTo(LIMIT) < 0 ? asked : LIMIT;
  }

  /** Rings once, and never after it was stopped: the thread may be the caller's, who goes on with something else. */
  private static final class Alarm {
    private final ApiCall call;
    private final Thread thread;
    private boolean stopped;
    private boolean rung;

    Alarm(ApiCall call, Thread thread) {
      this.call = call;
      this.thread = thread;
    }

    synchronized void ring() {
      if (stopped) {
        return;
      }
      try {
        call.refuse(Refusals.timeout("Timeout: request did not complete within the allotted timeout", 0));
        rung = true;
        thread.interrupt();
      } catch (IllegalStateException answered) {
        // The answer has begun and may take its time.
      }
    }

    /** On the request's thread; whether it had rung, of which nothing is left then. */
    synchronized boolean stop() {
      stopped = true;
      if (rung) {
        var _ = Thread.interrupted();
      }
      return rung;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
