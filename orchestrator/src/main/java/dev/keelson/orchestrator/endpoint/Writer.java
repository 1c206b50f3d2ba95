package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Review.Subject;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.verb.Ownership.Owner;
import dev.keelson.orchestrator.verb.Write;
import dev.keelson.orchestrator.verb.WriteOptions;

/** Makes a {@link Write} of a request. */
final class Writer {
  private Writer() {}

  static WriteOptions options(ApiCall call, String kind) {
    return WriteOptions.of(call.query(), kind, call.http().header("user-agent").orElse(""));
  }

  static Write write(ApiCall call, Served served, WriteOptions options) {
    return write(call, served, options.dryRun(), options.manager());
  }

  static Write write(ApiCall call, Served served, boolean dryRun, String manager) {
    var target = call.target();
    var subject = new Subject(served.stored(), target.subresource(), target.namespace(), target.name());
    return new Write(subject, call.user(), dryRun,
        new Owner(manager, served.resource().version().toString(), target.subresource()), call::warn);
  }

  /** The object must be where the request's path says it is. */
  static void checkPlace(ApiCall call, Served served, ObjectNode object) {
    var target = call.target();
    var namespace = Metadata.namespace(object);
    if (served.resource().namespaced() && !namespace.isEmpty() && !namespace.equals(target.namespace())) {
      throw Refusals.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    var name = Metadata.name(object);
    if (!target.name().isEmpty() && !name.equals(target.name())) {
      throw Refusals.badRequest(name.isEmpty()
          ? "name must be provided"
          : "the name of the object (%s) does not match the name on the URL (%s)".formatted(name, target.name()));
    }
    if (served.resource().namespaced()) {
      Metadata.of(object).put("namespace", target.namespace());
    }
  }
}
