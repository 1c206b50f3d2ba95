package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Accounts as {@code metadata.managedFields} (metav1.ManagedFieldsEntry). */
final class Entries {
  private static final String NAME = "managedFields";
  private static final String FIELDS_TYPE = "FieldsV1";

  private static final Comparator<Map.Entry<Owner, Claim>> ORDER =
      Comparator.comparing((Map.Entry<Owner, Claim> entry) -> entry.getKey().operation())
          .thenComparing(entry -> entry.getValue().time())
          .thenComparing(entry -> entry.getKey().name())
          .thenComparing(entry -> entry.getValue().apiVersion())
          .thenComparing(entry -> entry.getKey().subresource());

  private Entries() {}

  static JsonNode in(JsonNode object) {
    return object.path("metadata").path(NAME);
  }

  static void remove(ObjectNode object) {
    if (object.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(NAME);
    }
  }

  /** An account without claims is no field. */
  static void put(ObjectNode object, Account account) {
    if (account.isEmpty()) {
      remove(object);
    } else {
      object.withObjectProperty("metadata").set(NAME, encode(account));
    }
  }

  /** As the other object has it. */
  static void keep(ObjectNode object, JsonNode other) {
    var entries = in(other);
    if (!entries.isEmpty()) {
      object.withObjectProperty("metadata").set(NAME, entries.deepCopy());
    }
  }

  /** A client asks for a new beginning with a list that is empty, or whose one entry is. */
  static boolean isReset(JsonNode entries) {
    return entries.isArray() && (entries.isEmpty() || (entries.size() == 1 && isBlank(entries.get(0))));
  }

  /** Empty when anything in them is wrong. */
  static Optional<Account> decode(JsonNode entries) {
    var account = new Account();
    for (var entry : entries) {
      var operation = Operation.of(entry.path("operation").asText());
      var apiVersion = entry.path("apiVersion").asText();
      if (operation.isEmpty() || apiVersion.isEmpty() || !entry.path("fieldsType").asText().equals(FIELDS_TYPE)) {
        return Optional.empty();
      }
      var owner = Owner.of(entry.path("manager").asText(), operation.get(), apiVersion,
          entry.path("subresource").asText());
      try {
        var fields = FieldsV1.decode(entry.path("fieldsV1"));
        account.claims().put(owner, new Claim(apiVersion, entry.path("time").asText(), fields));
      } catch (FieldsV1.Malformed _) {
        return Optional.empty();
      }
    }
    return Optional.of(account);
  }

  private static ArrayNode encode(Account account) {
    var entries = JsonNodeFactory.instance.arrayNode(account.claims().size());
    account.claims().entrySet().stream().sorted(ORDER)
        .forEach(entry -> entries.add(encode(entry.getKey(), entry.getValue())));
    return entries;
  }

  /** In the order of Go's struct. */
  private static ObjectNode encode(Owner owner, Claim claim) {
    var entry = JsonNodeFactory.instance.objectNode();
    putText(entry, "manager", owner.name());
    entry.put("operation", owner.operation().text());
    entry.put("apiVersion", claim.apiVersion());
    putText(entry, "time", claim.time());
    entry.put("fieldsType", FIELDS_TYPE);
    entry.set("fieldsV1", FieldsV1.encode(claim.fields()));
    putText(entry, "subresource", owner.subresource());
    return entry;
  }

  private static void putText(ObjectNode entry, String name, String text) {
    if (!text.isEmpty()) {
      entry.put(name, text);
    }
  }

  private static boolean isBlank(JsonNode entry) {
    return entry.valueStream().allMatch(value -> value.isNull() || (value.isTextual() && value.textValue().isEmpty()));
  }
}
