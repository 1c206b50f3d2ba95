package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.verb.Creation;
import dev.keelson.orchestrator.verb.Kinds;

/** POST to a collection. */
final class CreateEndpoint implements Endpoint {
  private final BodyReader bodies;
  private final Kinds kinds;
  private final Creation creation;
  private final Presenter presenter;

  CreateEndpoint(BodyReader bodies, Kinds kinds, Creation creation, Presenter presenter) {
    this.bodies = bodies;
    this.kinds = kinds;
    this.creation = creation;
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    var resource = served.resource();
    var options = Writer.options(call, "CreateOptions");
    served.warn(call);
    var object = bodies.read(call, BodyReader.target(resource), options.validation());
    Writer.checkPlace(call, served, object);
    var wish = served.toStored(object);
    kinds.defaults(served.stored(), wish);
    var created = creation.create(Writer.write(call, served, options), served.objects(), wish, false);
    presenter.one(call, served, 201, created);
  }
}
