package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.schema.AnyShape;
import dev.keelson.orchestrator.schema.ListShape;
import dev.keelson.orchestrator.schema.ListType;
import dev.keelson.orchestrator.schema.MapShape;
import dev.keelson.orchestrator.schema.ScalarShape;
import dev.keelson.orchestrator.schema.Shape;
import dev.keelson.orchestrator.schema.StructShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Checks that an object is of its shape, before its fields are owned (structured-merge-diff's AsTyped). */
final class Typing {
  private final List<String> errors = new ArrayList<>();

  private Typing() {}

  /** In Kubernetes' words; empty when all is well. */
  static String errors(JsonNode object, Shape shape) {
    var typing = new Typing();
    typing.check("", object, shape);
    return switch (typing.errors.size()) {
      case 0 -> "";
      case 1 -> typing.errors.getFirst();
      default -> "errors:\n  " + String.join("\n  ", typing.errors);
    };
  }

  private void check(String path, JsonNode value, Shape shape) {
    if (value.isNull()) {
      return;
    }
    switch (shape) {
      case StructShape struct -> members(path, value, struct);
      case MapShape map -> values(path, value, map);
      case ListShape list -> items(path, value, list);
      case ScalarShape scalar -> scalar(path, value, scalar);
      case AnyShape _ -> {}
    }
  }

  private void members(String path, JsonNode value, StructShape struct) {
    if (!isMap(path, value)) {
      return;
    }
    for (var member : value.properties()) {
      var inner = path + "." + member.getKey();
      struct.field(member.getKey()).ifPresentOrElse(
          field -> check(inner, member.getValue(), field.shape()),
          () -> add(inner, "field not declared in schema"));
    }
  }

  private void values(String path, JsonNode value, MapShape map) {
    if (isMap(path, value)) {
      value.properties().forEach(member ->
          check(path + "." + member.getKey(), member.getValue(), map.values()));
    }
  }

  private boolean isMap(String path, JsonNode value) {
    if (!value.isObject()) {
      add(path, "expected map, got &{" + shown(value) + "}");
    }
    return value.isObject();
  }

  private void items(String path, JsonNode value, ListShape list) {
    if (!value.isArray()) {
      add(path, "expected list, got &{" + shown(value) + "}");
      return;
    }
    var seen = new HashSet<PathElement>();
    for (var i = 0; i < value.size(); i++) {
      var element = list.type() == ListType.ATOMIC
          ? Optional.<PathElement>of(new PathElement.Index(i))
          : Elements.of(list, value.get(i));
      if (element.isEmpty()) {
        add(path, "element " + i + ": " + Elements.fault(list, value.get(i)));
        return;
      }
      var shown = element.get().shown();
      if (!seen.add(element.get())) {
        add(path, "duplicate entries for key " + shown);
      }
      check(path + shown, value.get(i), list.items());
    }
  }

  private void scalar(String path, JsonNode value, ScalarShape scalar) {
    var fits = switch (scalar) {
      case STRING, BYTES, TIME, MICRO_TIME, DURATION -> value.isTextual();
      case BOOL -> value.isBoolean();
      case INT32, INT64, DOUBLE -> value.isNumber();
      case QUANTITY, INT_OR_STRING -> value.isValueNode();
    };
    if (!fits) {
      add(path, expected(scalar, value));
    }
  }

  private static String expected(ScalarShape scalar, JsonNode value) {
    return switch (scalar) {
      case STRING, BYTES, TIME, MICRO_TIME, DURATION ->
          "expected string, got &value.valueUnstructured{Value:" + value + "}";
      case BOOL -> "expected boolean, got &{" + shown(value) + "}";
      case INT32, INT64, DOUBLE -> "expected numeric (int or float), got " + goType(value);
      case QUANTITY, INT_OR_STRING -> "expected any scalar, got &{" + value + "}";
    };
  }

  private static String goType(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "map[string]interface {}";
      case ARRAY -> "[]interface {}";
      case BOOLEAN -> "bool";
      case STRING, BINARY, NUMBER, NULL, MISSING -> "string";
    };
  }

  private static String shown(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private void add(String path, String message) {
    errors.add(path.isEmpty() ? message : path + ": " + message);
  }
}
