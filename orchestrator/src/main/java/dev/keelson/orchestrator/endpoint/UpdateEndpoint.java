package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Kinds;
import dev.keelson.orchestrator.verb.Update;

/** PUT of one object, or of its status. */
final class UpdateEndpoint implements Endpoint {
  private final BodyReader bodies;
  private final Kinds kinds;
  private final Update update;
  private final Presenter presenter;

  UpdateEndpoint(BodyReader bodies, Kinds kinds, Update update, Presenter presenter) {
    this.bodies = bodies;
    this.kinds = kinds;
    this.update = update;
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    var resource = served.resource();
    var options = Writer.options(call, "UpdateOptions");
    served.warn(call);
    var object = bodies.read(call, BodyReader.target(resource), options.validation());
    Writer.checkPlace(call, served, object);
    var stored = served.toStored(object);
    kinds.defaults(served.stored(), stored);
    var wish = new Wish(stored, false);
    var outcome = update.update(
        Writer.write(call, served, options), served.objects(), _ -> wish, resource.has(Trait.UPSERT));
    presenter.one(call, served, outcome.created() ? 201 : 200, outcome.object());
  }
}
