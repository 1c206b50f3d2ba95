package dev.keelson.orchestrator.client.election;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands for election for as long as it is open; does the leader's work while it leads. One thread.
 *
 * <p>The rule is client-go's: a candidate takes over when it has not seen the record change for a lease's time by its
 * own clock.
 */
public final class Election implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Election.class);

  private final ApiClient client;
  private final ObjectKey key;
  private final String identity;
  private final Terms terms;
  private final InstantSource clock;
  private final Supplier<AutoCloseable> work;
  private final Thread thread;
  private Optional<AutoCloseable> leading = Optional.empty();
  private Instant renewed = Instant.MIN;
  private String seenVersion = "";
  private Instant seen = Instant.MIN;

  private Election(ApiClient client, ObjectKey key, String identity, Terms terms, InstantSource clock,
      Supplier<AutoCloseable> work) {
    this.client = client;
    this.key = key;
    this.identity = identity;
    this.terms = terms;
    this.clock = clock;
    this.work = work;
    this.thread = Thread.ofVirtual().name("election " + key.name()).unstarted(this::run);
  }

  /**
   * Begins to stand.
   *
   * @param key of the Lease
   * @param identity unlike every other candidate's
   * @param work begins the leader's work, and gives what ends it
   */
  public static Election start(ApiClient client, ObjectKey key, String identity, Terms terms, InstantSource clock,
      Supplier<AutoCloseable> work) {
    var election = new Election(client, key, identity, terms, clock, work);
    election.thread.start();
    return election;
  }

  /** Ends the leader's work and gives the lease back, so that another can follow at once. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(terms.retry());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        attempt();
        Thread.sleep(terms.retry());
      }
    } catch (InterruptedException ending) {
      var held = leading.isPresent();
      stepBack("this program ends");
      if (held) {
        giveBack();
      }
    }
  }

  /** What goes wrong once must not leave the cluster without a leader. */
  private void attempt() {
    try {
      round();
    } catch (RuntimeException broken) {
      LOG.error("{}: the next attempt is in {}", key, terms.retry(), broken);
    }
  }

  private void round() {
    if (hold()) {
      renewed = clock.instant();
      if (leading.isEmpty()) {
        LOG.info("{} leads: {}", identity, key);
        leading = Optional.of(work.get());
      }
    } else if (leading.isPresent() && isOver(renewed, terms.renewDeadline())) {
      stepBack("the lease could not be renewed");
    }
  }

  private boolean isOver(Instant since, Duration time) {
    return since.equals(Instant.MIN) || !clock.instant().isBefore(since.plus(time));
  }

  /** Whether the lease is ours now. */
  private boolean hold() {
    try {
      var lease = client.get(ResourceTypes.LEASES, key);
      var holder = lease.path("spec").path("holderIdentity").asText("");
      observe(lease);
      if (holder.equals(identity)) {
        return write(lease, false);
      }
      if (leading.isPresent()) {
        stepBack(holder + " has the lease");
        return false;
      }
      boolean expired = holder.isEmpty() || isOver(seen, leaseTime(lease));
      return expired && write(lease, true);
    } catch (Refusal refused) {
      return refused.reason() == Reason.NOT_FOUND && create();
    } catch (Unreachable broken) {
      LOG.debug("{}: {}", key, broken.getMessage());
      return false;
    }
  }

  private void observe(ObjectNode lease) {
    var version = Metadata.resourceVersion(lease);
    if (!version.equals(seenVersion)) {
      seenVersion = version;
      seen = clock.instant();
    }
  }

  private Duration leaseTime(ObjectNode lease) {
    return Duration.ofSeconds(lease.path("spec").path("leaseDurationSeconds").asLong(terms.lease().toSeconds()));
  }

  private boolean write(ObjectNode lease, boolean isNew) {
    var spec = lease.withObjectProperty("spec");
    var now = Times.micros(clock.instant());
    if (isNew) {
      spec.put("acquireTime", now).put("leaseTransitions", spec.path("leaseTransitions").asInt(0) + 1);
    }
    spec.put("holderIdentity", identity).put("leaseDurationSeconds", terms.lease().toSeconds()).put("renewTime", now);
    try {
      observe(client.update(ResourceTypes.LEASES, lease));
      return true;
    } catch (Refusal lost) {
      LOG.debug("{}: {}", key, lost.text());
      return false;
    }
  }

  private boolean create() {
    var lease = JsonNodeFactory.instance.objectNode();
    lease.putObject("metadata").put("name", key.name()).put("namespace", key.namespace());
    var now = Times.micros(clock.instant());
    lease.putObject("spec").put("holderIdentity", identity).put("leaseDurationSeconds", terms.lease().toSeconds())
        .put("acquireTime", now).put("renewTime", now).put("leaseTransitions", 0);
    try {
      observe(client.create(ResourceTypes.LEASES, key.namespace(), lease));
      return true;
    } catch (Refusal lost) {
      LOG.debug("{}: {}", key, lost.text());
      return false;
    }
  }

  private void stepBack(String why) {
    var work = leading;
    leading = Optional.empty();
    work.ifPresent(held -> {
      LOG.warn("{} leads no more ({}): {}", identity, why, key);
      try {
        held.close();
      } catch (Exception failed) {
        LOG.error("the leader's work did not end: {}", key, failed);
      }
    });
  }

  private void giveBack() {
    try {
      var lease = client.get(ResourceTypes.LEASES, key);
      if (lease.path("spec").path("holderIdentity").asText("").equals(identity)) {
        lease.withObjectProperty("spec").put("holderIdentity", "").put("leaseDurationSeconds", 1);
        client.update(ResourceTypes.LEASES, lease);
      }
    } catch (Refusal | Unreachable left) {
      LOG.debug("{}: the lease is left to expire", key);
    }
  }
}
