package dev.keelson.orchestrator.openapi.harvest;

import dev.keelson.orchestrator.schema.StructShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a model class of io.kubernetes:client-java-api says in its annotations. The class is read as a file and never
 * loaded, so that none of what it needs has to be there.
 *
 * @param fields descriptions by the field's name in JSON
 */
record Model(String description, Map<String, String> fields) {
  private static final String FOLDER = "/io/kubernetes/client/openapi/models/";
  private static final String TYPE_ANNOTATION = "Lio/swagger/annotations/ApiModel;";
  private static final String FIELD_ANNOTATION = "Lio/swagger/annotations/ApiModelProperty;";
  private static final String NAME_ANNOTATION = "Lcom/google/gson/annotations/SerializedName;";

  static Optional<Model> of(StructShape struct) {
    return names(struct).stream().map(Model::bytes).flatMap(Optional::stream).findFirst()
        .map(bytes -> parse(ClassFile.of().parse(bytes)));
  }

  /** {@code V1Pod}; where two groups have a type of one name, {@code CoreV1Event}. */
  private static List<String> names(StructShape struct) {
    var slash = struct.groupVersion().indexOf('/');
    var folder = struct.groupVersion().substring(0, slash);
    var version = capitalized(struct.groupVersion().substring(slash + 1));
    return List.of(capitalized(folder) + version + struct.type(), version + struct.type());
  }

  private static Optional<byte[]> bytes(String name) {
    try (var file = Model.class.getResourceAsStream(FOLDER + name + ".class")) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Model parse(ClassModel model) {
    var names = new HashMap<String, String>();
    for (var field : model.fields()) {
      value(field, NAME_ANNOTATION, "value")
          .ifPresent(name -> names.put("get" + lower(field.fieldName().stringValue()), name));
    }
    var fields = new HashMap<String, String>();
    for (var method : model.methods()) {
      var name = names.get(lower(method.methodName().stringValue()));
      if (name != null) {
        value(method, FIELD_ANNOTATION, "value").ifPresent(text -> fields.put(name, text));
      }
    }
    return new Model(value(model, TYPE_ANNOTATION, "description").orElse(""), fields);
  }

  private static Optional<String> value(AttributedElement element, String annotation, String name) {
    return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(attribute -> attribute.annotations().stream())
        .filter(found -> found.className().equalsString(annotation))
        .findFirst()
        .flatMap(found -> text(found, name));
  }

  private static Optional<String> text(Annotation annotation, String name) {
    return annotation.elements().stream()
        .filter(element -> element.name().equalsString(name))
        .map(element -> element.value() instanceof AnnotationValue.OfString text ? text.stringValue() : "")
        .findFirst();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
