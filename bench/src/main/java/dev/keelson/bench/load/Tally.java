package dev.keelson.bench.load;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/** The shared book of one run: whether it goes on, what was measured, what went wrong. Any thread. */
public final class Tally {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Recorder latencies = new Recorder(SIGNIFICANT_DIGITS);
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final LongAdder errors = new LongAdder();
  private final AtomicReference<String> firstError = new AtomicReference<>("");

  public boolean running() {
    return running.get();
  }

  public void stop() {
    running.set(false);
  }

  public void answered(long nanos) {
    latencies.recordValue(nanos);
  }

  /** An error ends the run: its figures would mean nothing. */
  public void failed(String what) {
    errors.increment();
    firstError.compareAndSet("", what);
    stop();
  }

  /** Lets callers run for the window and gives what was measured; does not wait for calls under way. */
  public Outcome measure(Target target, Window window) throws InterruptedException {
    var time = target.time();
    time.pause(window.warmUp());
    latencies.getIntervalHistogram();
    var from = time.nanos();
    var before = target.usage().get();
    time.pause(window.measured());
    var measured = latencies.getIntervalHistogram();
    var seconds = (time.nanos() - from) / 1e9;
    var after = target.usage().get();
    stop();
    return new Outcome(measured.getTotalCount(), seconds, measured.getValueAtPercentile(50) / 1e3,
        measured.getValueAtPercentile(99) / 1e3, after.cpuNanos() - before.cpuNanos(), after.rssBytesMax(), 0,
        "");
  }

  /** The outcome with the errors that are known now. */
  public Outcome with(Outcome measured) {
    return new Outcome(measured.operations(), measured.seconds(), measured.p50Micros(), measured.p99Micros(),
        measured.serversCpuNanos(), measured.rssBytesMax(), errors.sum(), firstError.get());
  }
}
