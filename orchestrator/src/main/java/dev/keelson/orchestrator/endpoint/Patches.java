package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Codec;
import dev.keelson.orchestrator.codec.Format;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.verb.Change;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Kinds;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;
import java.util.List;

/** Turns the body of a PATCH that names a difference into a change. */
final class Patches {
  private final Codec codec;
  private final Kinds kinds;

  Patches(Codec codec, Kinds kinds) {
    this.codec = codec;
    this.kinds = kinds;
  }

  /** A change of the object as the client sees it. */
  Change of(PatchType type, ApiCall call, Served served, FieldValidation validation) {
    var document = Codec.parse(call.http().body(), Format.JSON);
    return old -> {
      var before = served.fromStored(old.orElseThrow().deepCopy());
      var patched = type.apply(before, document.root(), served.resource().shape());
      var decoded = codec.decode(patched, BodyReader.target(served.resource()));
      Problems.judge(call, decoded, validation, text -> Refusals.invalid("", "", "",
          List.of(FieldError.invalid("patch", decoded.object().toString(), text))));
      return wish(call, served, decoded.object());
    };
  }

  private Wish wish(ApiCall call, Served served, ObjectNode object) {
    Writer.checkPlace(call, served, object);
    var stored = served.toStored(object);
    kinds.defaults(served.stored(), stored);
    return new Wish(stored, false);
  }
}
