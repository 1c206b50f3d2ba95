package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.Field;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.ListType;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.PatchStrategy;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** Writes shapes as schemas, and whatever they refer to. Owned by one document while it is made. */
final class SchemaWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Dialect dialect;
  private final Descriptions descriptions;
  private final CommonTypes common;
  private final TreeMap<String, ObjectNode> schemas = new TreeMap<>();
  private final Deque<StructShape> wanted = new ArrayDeque<>();
  private final Set<String> known = new HashSet<>();

  SchemaWriter(Dialect dialect, Descriptions descriptions) {
    this.dialect = dialect;
    this.descriptions = descriptions;
    this.common = new CommonTypes(dialect);
  }

  /** Adds a type and returns its name. */
  String add(StructShape struct) {
    var name = TypeNames.of(struct);
    if (known.add(name)) {
      wanted.add(struct);
    }
    return name;
  }

  /** Adds a kind under the name of the version in which it is served, with that version's name in it. */
  String addKind(String name, StructShape struct, ObjectNode groupVersionKind) {
    known.add(name);
    if (!schemas.containsKey(name)) {
      schemas.put(name, struct(struct));
    }
    var kinds = schemas.get(name).withArrayProperty("x-kubernetes-group-version-kind");
    if (kinds.valueStream().noneMatch(groupVersionKind::equals)) {
      kinds.add(groupVersionKind);
    }
    return name;
  }

  /** Adds one of {@link CommonTypes} and returns its name. */
  String addCommon(String name) {
    if (known.add(name)) {
      schemas.put(name, common.schema(name));
    }
    return name;
  }

  /** All that was added, and all that it refers to, by name. */
  ObjectNode all() {
    while (!wanted.isEmpty()) {
      var struct = wanted.remove();
      var name = TypeNames.of(struct);
      if (!schemas.containsKey(name)) {
        schemas.put(name, struct(struct));
      }
    }
    var all = NODES.objectNode();
    schemas.forEach(all::set);
    return all;
  }

  ObjectNode reference(String name) {
    return NODES.objectNode().put("$ref", dialect.reference(name));
  }

  private ObjectNode struct(StructShape struct) {
    var schema = NODES.objectNode();
    describe(schema, descriptions.of(struct));
    schema.put("type", "object");
    var required = struct.fields().stream().filter(Field::required).map(Field::name).sorted().toList();
    if (!required.isEmpty()) {
      var names = schema.putArray("required");
      required.forEach(names::add);
    }
    if (!struct.fields().isEmpty()) {
      var properties = schema.putObject("properties");
      struct.fields().forEach(field -> properties.set(field.name(), field(struct, field)));
    }
    if (struct.atomic()) {
      schema.put("x-kubernetes-map-type", "atomic");
    }
    return schema;
  }

  private ObjectNode field(StructShape struct, Field field) {
    var bare = shape(field.shape());
    var description = descriptions.field(struct, field.name());
    var schema = dialect == Dialect.V3 && bare.has("$ref") && (!description.isEmpty() || field.initial().isPresent())
        ? wrapped(bare)
        : bare;
    describe(schema, description);
    field.initial().ifPresent(initial -> schema.set("default", initial));
    extend(schema, field.patch());
    return schema;
  }

  /** In OpenAPI 3.0 nothing may stand beside a reference. */
  private static ObjectNode wrapped(ObjectNode reference) {
    var schema = NODES.objectNode();
    schema.putArray("allOf").add(reference);
    return schema;
  }

  private static void describe(ObjectNode schema, String description) {
    if (!description.isEmpty()) {
      schema.put("description", description);
    }
  }

  private static void extend(ObjectNode schema, PatchStrategy patch) {
    var strategies = NODES.arrayNode();
    if (patch.merge()) {
      strategies.add("merge");
    }
    if (patch.retainKeys()) {
      strategies.add("retainKeys");
    }
    if (patch.replace()) {
      strategies.add("replace");
    }
    if (!strategies.isEmpty()) {
      var words = strategies.valueStream().map(node -> node.asText()).toList();
      schema.put("x-kubernetes-patch-strategy", String.join(",", words));
    }
    if (!patch.key().isEmpty()) {
      schema.put("x-kubernetes-patch-merge-key", patch.key());
    }
  }

  private ObjectNode shape(Shape shape) {
    return switch (shape) {
      case ScalarShape scalar -> scalar(scalar);
      case StructShape struct -> reference(add(struct));
      case AnyShape _ -> reference(addCommon(TypeNames.RAW_EXTENSION));
      case MapShape map -> map(map);
      case ListShape list -> list(list);
    };
  }

  private ObjectNode map(MapShape map) {
    var schema = NODES.objectNode().put("type", "object");
    schema.set("additionalProperties", shape(map.values()));
    if (map.atomic()) {
      schema.put("x-kubernetes-map-type", "atomic");
    }
    return schema;
  }

  private ObjectNode list(ListShape list) {
    var schema = NODES.objectNode().put("type", "array");
    schema.set("items", shape(list.items()));
    schema.put("x-kubernetes-list-type", list.type().name().toLowerCase(Locale.ROOT));
    if (list.type() == ListType.MAP) {
      var keys = schema.putArray("x-kubernetes-list-map-keys");
      list.keys().forEach(keys::add);
    }
    return schema;
  }

  private ObjectNode scalar(ScalarShape scalar) {
    return switch (scalar) {
      case STRING, DURATION -> typed("string");
      case BOOL -> typed("boolean");
      case INT32 -> typed("integer").put("format", "int32");
      case INT64 -> typed("integer").put("format", "int64");
      case DOUBLE -> typed("number").put("format", "double");
      case BYTES -> typed("string").put("format", "byte");
      case TIME -> reference(addCommon(TypeNames.TIME));
      case MICRO_TIME -> reference(addCommon(TypeNames.MICRO_TIME));
      case QUANTITY -> reference(addCommon(TypeNames.QUANTITY));
      case INT_OR_STRING -> reference(addCommon(TypeNames.INT_OR_STRING));
    };
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }
}
