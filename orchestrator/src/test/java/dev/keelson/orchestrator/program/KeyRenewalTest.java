package dev.keelson.orchestrator.program;

import static org.junit.jupiter.api.Assertions.assertSame;

import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.pki.Issuer;
import dev.keelson.orchestrator.pki.KeyFlags;
import dev.keelson.orchestrator.pki.PkiDirectory;
import dev.keelson.orchestrator.pki.ServingNames;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyRenewalTest {
  @TempDir
  private Path home = Path.of(".");

  @Test
  void what_the_directory_has_is_shown_in_every_round_even_after_one_that_failed() throws Exception {
    var clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    var keys = new PkiDirectory(home, new Issuer(clock, new SecureRandom()), clock)
        .ensure(KeyFlags.NONE, new ServingNames(List.of("x"), List.of()));
    var shown = new SynchronousQueue<ClusterKeys>();
    var rounds = new AtomicInteger();
    try (var _ = new KeyRenewal(Duration.ofMillis(1), () -> {
      if (rounds.incrementAndGet() == 2) {
        throw new IOException("the disk is away");
      }
      return keys;
    }, now -> put(shown, now))) {
      assertSame(keys, shown.take());
      assertSame(keys, shown.take());
    }
  }

  private static void put(SynchronousQueue<ClusterKeys> shown, ClusterKeys keys) {
    try {
      shown.put(keys);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
