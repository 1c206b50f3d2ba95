package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.allocate.Repair;
import dev.keelson.orchestrator.allocate.ServiceAllocator;
import dev.keelson.orchestrator.bootstrap.ServerEndpoints;
import dev.keelson.orchestrator.endpoint.CatalogLookup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server does now and then without being asked. One thread. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** As kube-apiserver repairs its ranges. */
  private static final Duration REPAIR_INTERVAL = Duration.ofMinutes(3);

  private final ServerEndpoints endpoints;
  private final Repair repair;
  private final CatalogLookup lookup;
  private final InstantSource clock;
  private final Thread thread;
  private Instant nextRepair = Instant.EPOCH;

  Housekeeping(
      ServerEndpoints endpoints, ServiceAllocator allocator, CatalogLookup lookup, InstantSource clock) {
    this.endpoints = endpoints;
    this.repair = allocator.repair();
    this.lookup = lookup;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("housekeeping").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        attempt("the endpoints of the service kubernetes", endpoints::reconcile);
        if (!clock.instant().isBefore(nextRepair)) {
          attempt("addresses and ports of services", this::repair);
          nextRepair = clock.instant().plus(REPAIR_INTERVAL);
        }
        Thread.sleep(ServerEndpoints.ROUND);
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void repair() {
    var repaired = repair.run(() -> lookup.all("", "services"));
    if (repaired.addressesAdded() + repaired.addressesDropped() + repaired.portsChanged() > 0) {
      LOG.warn("repaired addresses and ports of services: {}", repaired);
    }
  }

  private static void attempt(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.warn("cannot look after {}; the next round will", what, failed);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    attempt("the endpoints of the service kubernetes", endpoints::leave);
  }
}
