package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.call.StatusJson;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.subresource.Eviction;
import dev.keelson.orchestrator.verb.DeleteOptions;
import dev.keelson.orchestrator.verb.Deletion;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** POST to a pod's eviction: a deletion that disruption budgets may refuse. */
final class EvictionEndpoint implements Endpoint {
  private static final String GROUP = "policy";
  private static final String BUDGETS = "poddisruptionbudgets";

  private final BodyReader bodies;
  private final Target target;
  private final Deletion deletion;
  private final Lookup lookup;
  private final InstantSource clock;

  EvictionEndpoint(BodyReader bodies, StructShape shape, Deletion deletion, Lookup lookup, InstantSource clock) {
    this.bodies = bodies;
    this.target = new Target("policy/v1", "Eviction", shape);
    this.deletion = deletion;
    this.lookup = lookup;
    this.clock = clock;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    var options = Writer.options(call, "CreateOptions");
    var eviction = bodies.read(call, target, options.validation());
    Writer.checkPlace(call, served, eviction);
    var pod = served.find(call.target().namespace(), call.target().name());
    var deleteOptions = DeleteOptions.of(
        Optional.of(eviction.path("deleteOptions")).filter(JsonNode::isObject), call.query());
    boolean dry = options.dryRun() || deleteOptions.dryRun();
    if (!Eviction.isFree(pod)) {
      charge(pod, dry);
    }
    var write = Writer.write(call, served, dry, "");
    var _ = deletion.delete(write, served.objects(), deleteOptions);
    call.reply(201, StatusJson.created());
  }

  private void charge(ObjectNode pod, boolean dry) {
    var namespace = Metadata.namespace(pod);
    var budget = Eviction.budget(pod, lookup.list(GROUP, BUDGETS, namespace));
    if (budget.isEmpty() || Eviction.letsUnhealthyGo(pod, budget.get())) {
      return;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    if (dry) {
      Eviction.charged(budget.get(), Metadata.name(pod), now);
    } else {
      lookup.change(GROUP, BUDGETS, namespace, Metadata.name(budget.get()),
          current -> Eviction.charged(current, Metadata.name(pod), now));
    }
  }
}
