package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Codec;
import dev.keelson.orchestrator.codec.Decoded;
import dev.keelson.orchestrator.codec.Format;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.verb.Change;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Kinds;
import dev.keelson.orchestrator.verb.Ownership;
import dev.keelson.orchestrator.verb.Write;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the body of a server-side apply into a change. */
final class Applies {
  private static final Pattern UNKNOWN = Pattern.compile("unknown field \"(.*)\"");

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

  /** Nobody can own a field that does not exist, whatever the request's fieldValidation says. */
  private static void refuseUndeclared(Served served, ObjectNode wish, Decoded decoded) {
    var fields = decoded.problems().stream().map(UNKNOWN::matcher).filter(Matcher::matches)
        .map(field -> "." + field.group(1) + ": field not declared in schema").toList();
    if (!fields.isEmpty()) {
      var version = served.resource().version();
      var what = "failed to create typed patch object (%s/%s; %s/%s, Kind=%s): ".formatted(Metadata.namespace(wish),
          Metadata.name(wish), version.group(), version.version(), served.resource().kind());
      throw Refusals.badRequest(what + (fields.size() == 1
          ? fields.getFirst()
          : "errors:\n  " + String.join("\n  ", fields)));
    }
  }

  Change of(ApiCall call, Served served, Write write, FieldValidation validation) {
    var target = BodyReader.target(served.resource());
    var decoded = codec.decode(call.http().body(), Format.YAML, target);
    var wish = asWritten(call);
    if (!Metadata.of(wish).path("managedFields").isEmpty()) {
      throw Refusals.badRequest("metadata.managedFields must be nil");
    }
    refuseUndeclared(served, wish, decoded);
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
