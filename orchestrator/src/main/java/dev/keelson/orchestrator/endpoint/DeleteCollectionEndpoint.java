package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Review.Subject;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.request.Acceptance;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.verb.DeleteOptions;
import dev.keelson.orchestrator.verb.Deletion;
import dev.keelson.orchestrator.verb.Ownership.Owner;
import dev.keelson.orchestrator.verb.Write;
import java.util.ArrayList;

/** DELETE of a collection: of each object that the selectors take. */
final class DeleteCollectionEndpoint implements Endpoint {
  private final DeleteEndpoint one;
  private final Deletion deletion;
  private final Presenter presenter;

  DeleteCollectionEndpoint(DeleteEndpoint one, Deletion deletion, Presenter presenter) {
    this.one = one;
    this.deletion = deletion;
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    served.warn(call);
    var options = one.options(call, served);
    var listing = served.cache().list(ListOptions.list(call.query()), Selections.of(call, served));
    var deleted = new ArrayList<ObjectNode>();
    for (var entry : listing.items()) {
      var object = entry.tree();
      if (delete(call, served, options, object)) {
        deleted.add(served.fromStored(object));
      }
    }
    var form = Acceptance.of(call.http()).form();
    call.reply(200, presenter.list(call, served, form, Presenter.metadata(listing), deleted));
  }

  /** What somebody else has deleted meanwhile is as gone as it should be. */
  private boolean delete(ApiCall call, Served served, DeleteOptions options, ObjectNode object) {
    var subject = new Subject(served.stored(), "", Metadata.namespace(object), Metadata.name(object));
    var manager = new Owner("", served.resource().version().toString(), "");
    try {
      var write = new Write(subject, call.user(), options.dryRun(), manager, call::warn);
      var _ = deletion.delete(write, served.objects(), options);
      return true;
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return false;
      }
      throw refusal;
    }
  }
}
