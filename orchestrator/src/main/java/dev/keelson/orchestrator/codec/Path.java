package dev.keelson.orchestrator.codec;

import dev.keelson.orchestrator.schema.StructShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where in a document the reader is. Texts are made only when something is wrong, so that the usual document costs a
 * few array writes. Owned by one reader.
 */
final class Path {
  private static final int LEVELS_AT_FIRST = 32;

  /** A step is a field of a struct, a key of a map (no struct) or an item of a list (no name). */
  private @Nullable String[] names = new String[LEVELS_AT_FIRST];
  private @Nullable StructShape[] structs = new StructShape[LEVELS_AT_FIRST];
  private int[] items = new int[LEVELS_AT_FIRST];
  private int levels;

  void field(StructShape struct, String name) {
    push(name, struct, 0);
  }

  void key(String name) {
    push(name, null, 0);
  }

  void item(int item) {
    push(null, null, item);
  }

  void leave() {
    levels--;
  }

  private void push(@Nullable String name, @Nullable StructShape struct, int item) {
    if (levels == names.length) {
      names = Arrays.copyOf(names, 2 * levels);
      structs = Arrays.copyOf(structs, 2 * levels);
      items = Arrays.copyOf(items, 2 * levels);
    }
    names[levels] = name;
    structs[levels] = struct;
    items[levels] = item;
    levels++;
  }

  /** As strict errors write it: {@code spec.containers[0].image}. */
  String text() {
    var text = new StringBuilder();
    for (var level = 0; level < levels; level++) {
      var name = names[level];
      if (name == null) {
        text.append('[').append(items[level]).append(']');
      } else {
        text.append(level > 0 ? "." : "").append(name);
      }
    }
    return text.toString();
  }

  /** As Go's type errors write it: the innermost struct's name, then the names of fields alone. Empty at the top. */
  String goField() {
    var fields = new StringBuilder();
    var type = "";
    for (var level = 0; level < levels; level++) {
      var struct = structs[level];
      if (struct != null) {
        fields.append('.').append(names[level]);
        type = struct.type();
      }
    }
    return type + fields;
  }
}
