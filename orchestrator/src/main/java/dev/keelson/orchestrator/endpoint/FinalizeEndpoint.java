package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Update;

/** PUT of a namespace's finalize: what keeps it from ending. */
final class FinalizeEndpoint implements Endpoint {
  private final BodyReader bodies;
  private final Update update;
  private final Presenter presenter;

  FinalizeEndpoint(BodyReader bodies, Update update, Presenter presenter) {
    this.bodies = bodies;
    this.update = update;
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    var options = Writer.options(call, "UpdateOptions");
    var wanted = bodies.read(call, BodyReader.target(served.resource()), options.validation());
    Writer.checkPlace(call, served, wanted);
    var outcome = update.update(Writer.write(call, served, options), served.objects(),
        old -> new Wish(finalized(old.orElseThrow(), wanted), false), false);
    presenter.one(call, served, 200, outcome.object());
  }

  private static ObjectNode finalized(ObjectNode old, ObjectNode wanted) {
    var object = old.deepCopy();
    object.withObjectProperty("spec").set("finalizers", wanted.path("spec").path("finalizers").deepCopy());
    if (wanted.path("spec").path("finalizers").isEmpty()) {
      object.withObjectProperty("spec").remove("finalizers");
    }
    var seen = wanted.path("metadata").path("resourceVersion");
    if (!seen.isMissingNode()) {
      object.withObjectProperty("metadata").set("resourceVersion", seen);
    }
    return object;
  }
}
