package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authz.Aggregation;
import dev.keelson.orchestrator.endpoint.Served;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.server.Follower.Observer;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps cluster roles that are put together from others up to date. Here, and not in a controller, because nobody but
 * masters could do anything before it has happened.
 */
final class RoleAggregation implements Observer {
  private static final Logger LOG = LoggerFactory.getLogger(RoleAggregation.class);

  private final Served clusterRoles;
  private final Map<String, ObjectNode> roles = new HashMap<>();

  RoleAggregation(Served clusterRoles) {
    this.clusterRoles = clusterRoles;
  }

  @Override
  public void put(ObjectNode role) {
    roles.put(Metadata.name(role), role);
    aggregate();
  }

  @Override
  public void remove(ObjectNode role) {
    roles.remove(Metadata.name(role));
    aggregate();
  }

  private void aggregate() {
    roles.values().stream().filter(Aggregation::isAggregated).toList().forEach(this::write);
  }

  /** Whoever else has changed the role will be heard of, and then it is tried again. */
  private void write(ObjectNode role) {
    var rules = Aggregation.rules(role, roles.values());
    if (rules.equals(role.path("rules"))) {
      return;
    }
    var aggregated = role.deepCopy();
    aggregated.set("rules", rules);
    try {
      clusterRoles.objects().replace(aggregated, role)
          .ifPresent(stored -> roles.put(Metadata.name(stored), stored));
    } catch (RuntimeException failed) {
      LOG.warn("cannot aggregate cluster role {}; its next change will", Metadata.name(role), failed);
    }
  }
}
