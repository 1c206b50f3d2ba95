package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;

/** GET of a collection. */
final class ListEndpoint implements Endpoint {
  private final Presenter presenter;

  ListEndpoint(Presenter presenter) {
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    served.warn(call);
    var query = ListOptions.list(call.query());
    presenter.list(call, served, served.cache().list(query, Selections.of(call, served)));
  }
}
