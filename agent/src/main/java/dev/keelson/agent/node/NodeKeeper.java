package dev.keelson.agent.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One node's writes to the API. Used by one thread at a time. */
final class NodeKeeper {
  /** Leases of nodes are here. */
  static final String LEASE_NAMESPACE = "kube-node-lease";

  /** After so long without renewal a node is held for dead (kubelet's nodeLeaseDurationSeconds). */
  static final int LEASE_SECONDS = 40;

  /** Without a change the status is reported that often (kubelet's nodeStatusReportFrequency). */
  static final Duration REPORT_PERIOD = Duration.ofMinutes(5);

  private final ApiClient client;
  private final NodeForm form;
  private final InstantSource clock;
  private Optional<ObjectNode> lease = Optional.empty();
  private String uid = "";
  private boolean registered;
  private Instant since = Instant.EPOCH;
  private Instant reported = Instant.EPOCH;

  NodeKeeper(ApiClient client, NodeForm form, InstantSource clock) {
    this.client = client;
    this.form = form;
    this.clock = clock;
  }

  /** Whether all of {@link #beat} has succeeded once. */
  boolean isRegistered() {
    return registered;
  }

  /** Whatever is due: registration, the lease, the status. */
  void beat() {
    if (uid.isEmpty()) {
      register();
    }
    renew();
    if (!clock.instant().isBefore(reported.plus(REPORT_PERIOD))) {
      report();
    }
    registered = true;
  }

  /** A node of this name that is there already is ours: we were started again. */
  private void register() {
    since = clock.instant();
    ObjectNode node;
    try {
      node = client.create(ResourceTypes.NODES, "", NodeReport.node(form, since));
    } catch (Refusal refused) {
      if (refused.reason() != Reason.ALREADY_EXISTS) {
        throw refused;
      }
      var body = JsonNodeFactory.instance.objectNode();
      NodeReport.labels(form).forEach(body.putObject("metadata").putObject("labels")::put);
      node = client.patch(ResourceTypes.NODES, ObjectKey.of(form.name()), Patch.strategic(body));
    }
    uid = node.path("metadata").path("uid").asText();
  }

  private void report() {
    var now = clock.instant();
    var body = JsonNodeFactory.instance.objectNode();
    body.set("status", NodeReport.status(form, since, now));
    client.patch(ResourceTypes.NODES, ObjectKey.of(form.name()), Patch.strategic(body).status());
    reported = now;
  }

  private void renew() {
    try {
      var next = lease.isPresent() ? lease.get() : client.get(
          ResourceTypes.LEASES, new ObjectKey(LEASE_NAMESPACE, form.name()));
      next.withObjectProperty("spec").put("holderIdentity", form.name())
          .put("leaseDurationSeconds", LEASE_SECONDS).put("renewTime", Times.micros(clock.instant()));
      lease = Optional.of(client.update(ResourceTypes.LEASES, next));
    } catch (Refusal refused) {
      lease = Optional.empty();
      if (refused.reason() == Reason.NOT_FOUND) {
        lease = Optional.of(client.create(ResourceTypes.LEASES, LEASE_NAMESPACE, fresh()));
      } else if (refused.reason() != Reason.CONFLICT) {
        throw refused;
      }
    }
  }

  private ObjectNode fresh() {
    var made = JsonNodeFactory.instance.objectNode();
    made.putObject("metadata").put("name", form.name()).put("namespace", LEASE_NAMESPACE)
        .putArray("ownerReferences").addObject().put("apiVersion", "v1").put("kind", "Node")
        .put("name", form.name()).put("uid", uid);
    made.putObject("spec").put("holderIdentity", form.name()).put("leaseDurationSeconds", LEASE_SECONDS)
        .put("renewTime", Times.micros(clock.instant()));
    return made;
  }
}
