package dev.keelson.orchestrator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON patch (RFC 6902), with the liberties of the library that Kubernetes uses (evanphx/json-patch v4): negative
 * indices count from the end, {@code replace} of a member that is not there adds it, {@code test} takes an absent
 * member for null.
 */
public final class JsonPatch {
  private JsonPatch() {}

  /** All operations or none. */
  public static ObjectNode apply(ObjectNode original, JsonNode patch) {
    var operations = read(patch);
    var document = new Document(original.deepCopy());
    operations.forEach(operation -> operation.apply(document));
    if (document.root() instanceof ObjectNode patched) {
      return patched;
    }
    throw PatchRefusals.inapplicable();
  }

  private static List<Operation> read(JsonNode patch) {
    if (!(patch instanceof ArrayNode list)) {
      throw PatchRefusals.notDecoded(patch, "value of type []handlers.jsonPatchOp");
    }
    if (list.size() > Limits.OPERATIONS_MAX) {
      throw Refusals.tooLarge("The allowed maximum operations in a JSON patch is %d, got %d"
          .formatted(Limits.OPERATIONS_MAX, list.size()));
    }
    PatchRefusals.requireShallow(patch);
    var operations = new ArrayList<Operation>(list.size());
    list.forEach(item -> operations.add(Operation.read(item)));
    return operations;
  }
}
