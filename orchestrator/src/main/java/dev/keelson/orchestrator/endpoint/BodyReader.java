package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;

/** Reads the object in a request's body, by its Content-Type. */
interface BodyReader {
  /**
   * An object of a known kind.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 400 or 415, in Kubernetes' words
   */
  ObjectNode read(ApiCall call, Target target, FieldValidation validation);

  static Target target(Resource resource) {
    return new Target(resource.version().toString(), resource.kind(), resource.shape());
  }
}
