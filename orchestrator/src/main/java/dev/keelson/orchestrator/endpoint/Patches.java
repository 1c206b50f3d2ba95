package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Codec;
import dev.keelson.orchestrator.codec.Decoded;
import dev.keelson.orchestrator.codec.Format;
import dev.keelson.orchestrator.patch.JsonPatch;
import dev.keelson.orchestrator.patch.MergePatch;
import dev.keelson.orchestrator.patch.StrategicMergePatch;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.verb.Change;
import dev.keelson.orchestrator.verb.Change.Wish;
import dev.keelson.orchestrator.verb.Kinds;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;
import java.util.List;
import java.util.Optional;

/** Turns the body of a PATCH that names a difference into a change. */
final class Patches {
  private final Codec codec;
  private final Kinds kinds;

  Patches(Codec codec, Kinds kinds) {
    this.codec = codec;
    this.kinds = kinds;
  }

  /**
   * A change of the object as the client sees it.
   *
   * @param type the patch's media type
   */
  Change of(String type, ApiCall call, Served served, FieldValidation validation) {
    var document = Codec.parse(call.http().body(), Format.JSON);
    return old -> {
      var before = served.fromStored(old.orElseThrow().deepCopy());
      var patched = patched(type, before, document.root(), served);
      var decoded = codec.decode(patched, BodyReader.target(served.resource()));
      judge(call, served, decoded, validation);
      return wish(call, served, decoded.object());
    };
  }

  private Wish wish(ApiCall call, Served served, ObjectNode object) {
    Writer.checkPlace(call, served, object);
    var stored = served.toStored(object);
    kinds.defaults(served.stored(), stored);
    return new Wish(stored, false);
  }

  private static ObjectNode patched(String type, ObjectNode before, JsonNode patch, Served served) {
    return switch (type) {
      case "application/json-patch+json" -> JsonPatch.apply(before, patch);
      case "application/merge-patch+json" -> MergePatch.apply(before, patch);
      default -> StrategicMergePatch.apply(before, patch, served.resource().shape());
    };
  }

  private static void judge(ApiCall call, Served served, Decoded decoded, FieldValidation validation) {
    if (decoded.problems().isEmpty()) {
      return;
    }
    switch (validation) {
      case STRICT -> throw Refusals.invalid("", served.resource().kind(), call.target().name(),
          List.of(FieldError.invalid("patch", Optional.of(decoded.object()).get().toString(), decoded.strictText())));
      case WARN -> decoded.problems().forEach(call::warn);
      case IGNORE -> { }
    }
  }
}
