package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.call.StatusJson;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.subresource.Binding;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Update;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** POST to a pod's binding. */
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
  public void answer(ApiCall call, Served served) {
    var options = Writer.options(call, "CreateOptions");
    var binding = bodies.read(call, target, options.validation());
    Writer.checkPlace(call, served, binding);
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    var _ = update.update(Writer.write(call, served, options), served.objects(),
        old -> new Wish(Binding.applied(old.orElseThrow(), binding, now), false), false);
    call.reply(201, StatusJson.created());
  }
}
