package dev.keelson.orchestrator.openapi;

import dev.keelson.orchestrator.schema.StructShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What types and fields are for, in Kubernetes' words, as the build has gathered them. */
final class Descriptions {
  private static final String FILE = "descriptions.tsv";
  private static final byte[] NOTHING = {};

  private final Map<String, String> texts;

  private Descriptions(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The file as it is; without one, nothing is described. */
  static byte[] read() {
    try (var file = Descriptions.class.getResourceAsStream(FILE)) {
      return file == null ? NOTHING : file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Descriptions of(byte[] file) {
    var texts = new HashMap<String, String>();
    new String(file, StandardCharsets.UTF_8).lines().forEach(line -> add(texts, line));
    return new Descriptions(texts);
  }

  private static void add(Map<String, String> texts, String line) {
    var end = line.lastIndexOf('\t');
    texts.put(line.substring(0, end), line.substring(end + 1).replace("\\n", "\n").replace("\\\\", "\\"));
  }

  /** Empty where nothing is known. */
  String of(StructShape struct) {
    return field(struct, "");
  }

  /** Empty where nothing is known. */
  String field(StructShape struct, String name) {
    return texts.getOrDefault(struct.groupVersion() + "\t" + struct.type() + "\t" + name, "");
  }
}
