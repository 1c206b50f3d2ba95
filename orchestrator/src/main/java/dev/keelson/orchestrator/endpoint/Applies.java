package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Codec;
import dev.keelson.orchestrator.codec.Format;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.verb.Change;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Kinds;
import dev.keelson.orchestrator.verb.Ownership;
import dev.keelson.orchestrator.verb.Write;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;

/** Turns the body of a server-side apply into a change. */
final class Applies {
  private final Codec codec;
  private final Kinds kinds;
  private final Ownership ownership;

  Applies(Codec codec, Kinds kinds, Ownership ownership) {
    this.codec = codec;
    this.kinds = kinds;
    this.ownership = ownership;
  }

  /** Without what Go's types would add: who does not mention a field does not own it. */
  private static ObjectNode asWritten(ApiCall call) {
    if (Codec.parse(call.http().body(), Format.YAML).root() instanceof ObjectNode wish) {
      return wish;
    }
    throw Refusals.badRequest("error decoding YAML: the body is not an object");
  }

  Change of(ApiCall call, Served served, Write write, FieldValidation validation) {
    var target = BodyReader.target(served.resource());
    var decoded = codec.decode(call.http().body(), Format.YAML, target);
    var wish = asWritten(call);
    if (!Metadata.of(wish).path("managedFields").isEmpty()) {
      throw Refusals.badRequest("metadata.managedFields must be nil");
    }
    Problems.judge(call, decoded, validation,
        text -> Refusals.badRequest("error strict decoding YAML: " + text));
    Writer.checkPlace(call, served, wish);
    boolean force = call.query().flag("force");
    return old -> {
      var before = old.map(stored -> served.fromStored(stored.deepCopy()));
      var object = ownership.apply(served.resource(), before, wish.deepCopy(), write.manager(), force);
      var stored = served.toStored(codec.decode(object, target).object());
      kinds.defaults(served.stored(), stored);
      return new Wish(stored, true);
    };
  }
}
