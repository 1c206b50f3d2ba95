package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.StoredObjects;

/** GET of one object. */
final class GetEndpoint implements Endpoint {
  private final Presenter presenter;

  GetEndpoint(Presenter presenter) {
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    served.warn(call);
    var target = call.target();
    var key = StoredObjects.key(served.stored(), target.namespace(), target.name());
    var entry = served.cache().get(key, ListOptions.get(call.query()))
        .orElseThrow(() -> served.notFound(target.name()));
    presenter.entry(call, served, entry);
  }
}
