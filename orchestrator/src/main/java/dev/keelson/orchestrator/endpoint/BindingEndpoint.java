package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.admission.Review.Subject;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.call.StatusJson;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.subresource.Binding;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Ownership.Owner;
import dev.keelson.orchestrator.verb.Update;
import dev.keelson.orchestrator.verb.Write;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** POST to a pod's binding, or to the collection of bindings: then the binding itself names the pod. */
final class BindingEndpoint implements Endpoint {
  private final BodyReader bodies;
  private final Target target;
  private final Update update;
  private final InstantSource clock;

  BindingEndpoint(BodyReader bodies, StructShape shape, Update update, InstantSource clock) {
    this.bodies = bodies;
    this.target = new Target("v1", "Binding", shape);
    this.update = update;
    this.clock = clock;
  }

  @Override
  public void answer(ApiCall call, Served pods) {
    var options = Writer.options(call, "CreateOptions");
    var binding = bodies.read(call, target, options.validation());
    Writer.checkPlace(call, pods, binding);
    if (Metadata.name(binding).isEmpty()) {
      throw Refusals.badRequest("name is required");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    var subject = new Subject(pods.stored(), "binding", call.target().namespace(), Metadata.name(binding));
    var owner = new Owner(options.manager(), pods.resource().version().toString(), "binding");
    var _ = update.update(new Write(subject, call.user(), options.dryRun(), owner, call::warn), pods.objects(),
        old -> new Wish(Binding.applied(old.orElseThrow(), binding, now), false), false);
    call.reply(201, StatusJson.created());
  }
}
