package dev.keelson.orchestrator.cache.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One pass over an object's JSON: where its revision belongs, and its labels.
 *
 * <p>Objects are stored without {@code resourceVersion} (as kube-apiserver stores them); it is put behind the fields
 * that Go writes before it, so that the text is the one that kube-apiserver would write.
 */
final class MetadataScan {
  private static final JsonFactory JSON = new JsonFactoryBuilder()
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names of data keys are as many as there are objects
      .build();
  private static final Set<String> BEFORE_REVISION = Set.of("name", "generateName", "namespace", "selfLink", "uid");
  private static final String NAME = "\"resourceVersion\":\"";

  private final byte[] json;
  private Map<String, String> labels = Map.of();
  private int metadataAt = -1;
  private boolean metadataEmpty;
  private int predecessorEnd = -1;
  private int valueStart = -1;
  private int valueEnd = -1;

  private MetadataScan(byte[] json) {
    this.json = json;
  }

  static MetadataScan of(byte[] json) throws IOException {
    var scan = new MetadataScan(json);
    try (JsonParser parser = JSON.createParser(json)) {
      scan.object(parser);
    }
    if (scan.metadataAt < 0) {
      throw new IllegalArgumentException("no metadata");
    }
    return scan;
  }

  Entry entry(String key, long revision, Map<String, String> fields) {
    var out = new ByteArrayOutputStream(json.length + NAME.length() + 24);
    int revisionAt = splice(out, Long.toString(revision));
    return new Entry(key, revision, out.toByteArray(), revisionAt, labels, Map.copyOf(fields));
  }

  /** Writes the JSON with {@code revision} in it; returns where its digits begin. */
  private int splice(ByteArrayOutputStream out, String revision) {
    if (valueStart >= 0) {
      return write(out, valueStart, "\"", revision, "\"", valueEnd);
    }
    if (predecessorEnd >= 0) {
      return write(out, predecessorEnd, "," + NAME, revision, "\"", predecessorEnd);
    }
    return write(out, metadataAt, NAME, revision, metadataEmpty ? "\"" : "\",", metadataAt);
  }

  private int write(ByteArrayOutputStream out, int headEnd, String before, String revision, String after, int tail) {
    out.write(json, 0, headEnd);
    out.writeBytes(ascii(before));
    int revisionAt = out.size();
    out.writeBytes(ascii(revision));
    out.writeBytes(ascii(after));
    out.write(json, tail, json.length - tail);
    return revisionAt;
  }

  private void object(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("not a JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean metadata = parser.currentName().equals("metadata");
      if (parser.nextToken() == JsonToken.START_OBJECT && metadata) {
        metadataAt = offset(parser);
        metadata(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void metadata(JsonParser parser) throws IOException {
    metadataEmpty = true;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      metadataEmpty = false;
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("labels") && value == JsonToken.START_OBJECT) {
        labels = labels(parser);
      } else if (name.equals("resourceVersion")) {
        valueStart = (int) parser.currentTokenLocation().getByteOffset();
        parser.finishToken();
        valueEnd = offset(parser);
      } else if (BEFORE_REVISION.contains(name)) {
        parser.finishToken();
        predecessorEnd = offset(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static Map<String, String> labels(JsonParser parser) throws IOException {
    var read = new LinkedHashMap<String, String>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      read.put(name, parser.getValueAsString(""));
      parser.skipChildren();
    }
    return Map.copyOf(read);
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
