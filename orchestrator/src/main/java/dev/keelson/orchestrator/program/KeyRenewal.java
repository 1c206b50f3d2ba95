package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.pki.ClusterKeys;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the keys now and then: what is about to expire is made anew and shown to clients that connect from then on.
 * One thread.
 */
final class KeyRenewal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRenewal.class);

  /** Certificates are renewed weeks before they expire. */
  static final Duration PERIOD = Duration.ofDays(1);

  private final Source source;
  private final Display display;
  private final Thread thread;

  /** Reads the keys, and makes what is missing or about to expire. */
  @FunctionalInterface
  interface Source {
    ClusterKeys keys() throws IOException;
  }

  /** Where clients see them. */
  @FunctionalInterface
  interface Display {
    void show(ClusterKeys keys) throws IOException;
  }

  KeyRenewal(Duration period, Source source, Display display) {
    this.source = source;
    this.display = display;
    this.thread = Thread.ofVirtual().name("key-renewal").start(() -> run(period));
  }

  private void run(Duration period) {
    try {
      while (true) {
        Thread.sleep(period);
        renew();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      display.show(source.keys());
    } catch (IOException | RuntimeException failed) {
      LOG.warn("cannot look after this server's keys; the next round will", failed);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
