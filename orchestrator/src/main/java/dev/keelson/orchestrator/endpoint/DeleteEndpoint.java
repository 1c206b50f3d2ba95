package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.call.StatusJson;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.verb.DeleteOptions;
import dev.keelson.orchestrator.verb.Deletion;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;
import java.util.Optional;

/** DELETE of one object. */
final class DeleteEndpoint implements Endpoint {
  private final BodyReader bodies;
  private final StructShape optionsShape;
  private final Deletion deletion;
  private final Presenter presenter;

  DeleteEndpoint(BodyReader bodies, StructShape optionsShape, Deletion deletion, Presenter presenter) {
    this.bodies = bodies;
    this.optionsShape = optionsShape;
    this.deletion = deletion;
    this.presenter = presenter;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    served.warn(call);
    var options = options(call, served);
    var write = Writer.write(call, served, options.dryRun(), "");
    var outcome = deletion.delete(write, served.objects(), options);
    var object = outcome.object();
    if (outcome.gone() && !isShownWhenGone(served)) {
      call.reply(200, StatusJson.deleted(served.resource(), Metadata.name(object), Metadata.uid(object)));
    } else {
      presenter.one(call, served, 200, object);
    }
  }

  /** Pods and namespaces end in steps, and are answered as objects in each of them (ReturnDeletedObject). */
  private static boolean isShownWhenGone(Served served) {
    return served.resource().group().isEmpty() && switch (served.resource().plural()) {
      case "pods", "services", "serviceaccounts", "persistentvolumeclaims", "persistentvolumes", "podtemplates",
          "resourcequotas" -> true;
      default -> false;
    };
  }

  private Target target(Served served) {
    return new Target(served.resource().version().toString(), "DeleteOptions", optionsShape);
  }

  /** An options object of any version does: clients send that of the resource's own group. */
  DeleteOptions options(ApiCall call, Served served) {
    Optional<JsonNode> body = call.http().body().length == 0
        ? Optional.empty()
        : Optional.of(bodies.read(call, target(served), FieldValidation.IGNORE));
    return DeleteOptions.of(body, call.query());
  }
}
