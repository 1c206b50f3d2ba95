package dev.keelson.etcdctl.v3.report;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * JSON as Go's {@code encoding/json} makes it of etcd's message structs: fields under their protobuf names in the order
 * of their declaration, absent where they have their default, numbers as numbers, bytes in base64, enums as numbers,
 * and a union as {@code "Union":{"TheField":…}}. This is not protobuf's own JSON.
 */
public final class GoJson {
  private final StringBuilder text = new StringBuilder();

  public void message(Message message) {
    object(() -> fieldsOf(message));
  }

  /** The fields of a message without the braces, for structs that embed one. */
  public void fieldsOf(Message message) {
    for (var field : message.getDescriptorForType().getFields()) {
      var union = field.getRealContainingOneof();
      if (union != null) {
        if (message.hasField(field)) {
          union(union, field, message.getField(field));
        }
      } else if (isSet(message, field)) {
        name(field.getName());
        value(field, message.getField(field));
      }
    }
  }

  private static boolean isSet(Message message, FieldDescriptor field) {
    return field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
  }

  private void union(OneofDescriptor union, FieldDescriptor field, Object value) {
    name(goName(union.getName()));
    object(() -> {
      name(isPlain(field) ? field.getName() : goName(field.getName()));
      value(field, value);
    });
  }

  /** Unions of plain values have a name in their structs' tags; those of messages have none. */
  private static boolean isPlain(FieldDescriptor field) {
    return field.getJavaType() != FieldDescriptor.JavaType.MESSAGE;
  }

  private static String goName(String name) {
    var words = new StringBuilder();
    for (var word : List.of(name.split("_"))) {
      words.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return words.toString();
  }

  private void value(FieldDescriptor field, Object value) {
    if (value instanceof List<?> many) {
      array(many.size(), i -> one(field, many.get(i)));
    } else {
      one(field, value);
    }
  }

  private void one(FieldDescriptor field, Object value) {
    switch (value) {
      case Message message -> message(message);
      case ByteString bytes -> bytes(bytes);
      case EnumValueDescriptor choice -> text.append(choice.getNumber());
      case String string -> string(string);
      case Long number -> text.append(isUnsigned(field) ? Long.toUnsignedString(number) : number.toString());
      case Integer number -> text.append(isUnsigned(field) ? Integer.toUnsignedString(number) : number.toString());
      default -> text.append(value);
    }
  }

  private static boolean isUnsigned(FieldDescriptor field) {
    return field.getType() == FieldDescriptor.Type.UINT64 || field.getType() == FieldDescriptor.Type.UINT32;
  }

  public GoJson object(Runnable fields) {
    text.append('{');
    fields.run();
    text.append('}');
    return this;
  }

  /** What to do for the element at a position. */
  public interface Element {
    void at(int position);
  }

  public GoJson array(int size, Element element) {
    text.append('[');
    for (var i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ",");
      element.at(i);
    }
    text.append(']');
    return this;
  }

  /** What to do for each thing of a list. */
  public <T> GoJson list(List<T> things, Consumer<T> each) {
    return array(things.size(), i -> each.accept(things.get(i)));
  }

  /** Begins a field. */
  public GoJson name(String name) {
    if (text.charAt(text.length() - 1) != '{') {
      text.append(',');
    }
    return string(name).raw(":");
  }

  public GoJson raw(String json) {
    text.append(json);
    return this;
  }

  public GoJson bytes(ByteString bytes) {
    text.append('"').append(Base64.getEncoder().encodeToString(bytes.toByteArray())).append('"');
    return this;
  }

  /** Characters that could end a script in a page are escaped, as Go does unless told otherwise. */
  public GoJson string(String value) {
    text.append('"');
    value.codePoints().forEach(character -> {
      switch (character) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '<', '>', '&', 0x2028, 0x2029 -> escaped(character);
        default -> {
          if (character < ' ') {
            escaped(character);
          } else {
            text.appendCodePoint(character);
          }
        }
      }
    });
    text.append('"');
    return this;
  }

  private void escaped(int character) {
    text.append("\\u").append(String.format(Locale.ROOT, "%04x", character));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
