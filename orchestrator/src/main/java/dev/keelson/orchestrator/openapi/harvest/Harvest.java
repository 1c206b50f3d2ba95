package dev.keelson.orchestrator.openapi.harvest;

import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.schema.StructShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one line for each type and each field that has a description: group/version, type, field, text; tabs between
 * them, the field empty for the type itself.
 */
public final class Harvest {
  /** Of 678 types a few are options and the like that the library leaves out; more means that it has changed. */
  private static final int TYPES_MIN = 450;

  private Harvest() {}

  /**
   * Writes the file unless it is there.
   *
   * @param arguments the file
   */
  public static void main(String[] arguments) throws IOException {
    var target = Path.of(arguments[0]);
    if (Files.exists(target)) {
      return;
    }
    var lines = new ArrayList<String>();
    var types = 0;
    for (var struct : Schema.load().types()) {
      var found = Model.of(struct);
      types += found.isPresent() ? 1 : 0;
      found.ifPresent(model -> lines.addAll(lines(struct, model)));
    }
    if (types < TYPES_MIN) {
      throw new IllegalStateException("descriptions for %d types only: is the library complete?".formatted(types));
    }
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.write(target, lines.stream().sorted().distinct().toList());
  }

  private static List<String> lines(StructShape struct, Model model) {
    var lines = new ArrayList<String>();
    var head = struct.groupVersion() + "\t" + struct.type() + "\t";
    if (!model.description().isEmpty()) {
      lines.add(head + "\t" + oneLine(model.description()));
    }
    for (var field : struct.fields()) {
      var text = model.fields().getOrDefault(field.name(), "");
      if (!text.isEmpty()) {
        lines.add(head + field.name() + "\t" + oneLine(text));
      }
    }
    return lines;
  }

  private static String oneLine(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", " ").replace("\r", "");
  }
}
