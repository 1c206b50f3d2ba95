package dev.keelson.api.etcd.call;

import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.store.command.Applier;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.loop.Time;
import dev.keelson.store.meter.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what log entries did, and measures how long they take to apply, which ends with their one atomic write to the
 * backend.
 */
public final class TimedApplier implements Applier {
  private final Applier applier;
  private final Time time;
  private final WorkMetrics work;
  private final Timings commits = Timings.ofDisk();
  private final AtomicLong slow = new AtomicLong();

  public TimedApplier(Applier applier, Time time, WorkMetrics work) {
    this.applier = applier;
    this.time = time;
    this.work = work;
  }

  public Timings commits() {
    return commits;
  }

  /** Entries that took longer than {@link Limits#APPLY_EXPECTED_MAX}. */
  public long slow() {
    return slow.get();
  }

  @Override
  public List<Reply> apply(LogPosition at, List<Submission> submissions) {
    long started = time.monotonicNanos();
    List<Reply> replies = applier.apply(at, submissions);
    long took = time.monotonicNanos() - started;
    commits.add(took);
    if (took > Limits.APPLY_EXPECTED_MAX.toNanos()) {
      slow.incrementAndGet();
    }
    for (int i = 0; i < replies.size(); i++) {
      work.applied(submissions.get(i).command(), replies.get(i));
    }
    return replies;
  }

  @Override
  public void skip(LogPosition at) {
    applier.skip(at);
  }

  @Override
  public LogPosition applied() {
    return applier.applied();
  }

  @Override
  public LogPosition flush() throws IOException {
    return applier.flush();
  }

  @Override
  public LogPosition checkpoint(Path directory) throws IOException {
    return applier.checkpoint(directory);
  }

  @Override
  public void install(Path directory) throws IOException {
    applier.install(directory);
  }
}
