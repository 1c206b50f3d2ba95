package dev.keelson.agent.hollow;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The thread that owns a fleet and its agenda. Others hand work over by {@link #post}. */
final class Loop implements AutoCloseable {
  /** Who brings more waits, and so does the watch that it comes from. */
  private static final int WAITING_MAX = 4_096;

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(WAITING_MAX);
  private final Agenda agenda;
  private final Runnable afterwards;
  private final InstantSource clock;
  private final Consumer<Throwable> fault;
  private final Thread thread;

  private Loop(Agenda agenda, Runnable afterwards, InstantSource clock, Consumer<Throwable> fault) {
    this.agenda = agenda;
    this.afterwards = afterwards;
    this.clock = clock;
    this.fault = fault;
    this.thread = Thread.ofPlatform().name("hollow").daemon().unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param afterwards runs each time that all work there is has been done
   * @param fault hears of an error in the work, after which the loop stands still
   */
  static Loop start(Agenda agenda, Runnable afterwards, InstantSource clock, Consumer<Throwable> fault) {
    var loop = new Loop(agenda, afterwards, clock, fault);
    loop.thread.start();
    return loop;
  }

  void post(Runnable work) {
    try {
      inbox.put(work);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      var batch = new ArrayList<Runnable>();
      while (true) {
        var first = inbox.poll(untilNext().toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
          batch.add(first);
          inbox.drainTo(batch);
        }
        agenda.advance(clock.instant());
        batch.forEach(Runnable::run);
        batch.clear();
        agenda.advance(clock.instant());
        afterwards.run();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | AssertionError broken) {
      fault.accept(broken);
    }
  }

  private Duration untilNext() {
    var wait = agenda.next().map(time -> Duration.between(clock.instant(), time)).orElse(IDLE);
    return wait.compareTo(IDLE) > 0 ? IDLE : wait;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
