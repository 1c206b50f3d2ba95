package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes as the server sends them: a line of JSON each. */
final class LineStream implements ChangeStream {
  private final InputStream bytes;
  private final BufferedReader lines;
  private final ObjectReader reader;
  private volatile boolean closed;

  LineStream(InputStream bytes, ObjectReader reader) {
    this.bytes = bytes;
    this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    this.reader = reader;
  }

  @Override
  public Optional<ChangeEvent> next() {
    try {
      var line = lines.readLine();
      return line == null || closed ? Optional.empty() : Optional.of(event(reader.readTree(line)));
    } catch (IOException broken) {
      if (closed) {
        return Optional.empty();
      }
      throw new Unreachable("the watch broke: " + broken.getMessage(), broken);
    }
  }

  private static ChangeEvent event(JsonNode line) throws IOException {
    var type = line.path("type").asText();
    if (!(line.path("object") instanceof ObjectNode object)) {
      throw new IOException("an event without object: " + line);
    }
    return switch (type) {
      case "ADDED" -> new ChangeEvent(ChangeEvent.Type.ADDED, object);
      case "MODIFIED" -> new ChangeEvent(ChangeEvent.Type.MODIFIED, object);
      case "DELETED" -> new ChangeEvent(ChangeEvent.Type.DELETED, object);
      case "BOOKMARK" -> new ChangeEvent(ChangeEvent.Type.BOOKMARK, object);
      case "ERROR" -> throw StatusReader.read(object.path("code").asInt(), object);
      default -> throw new IOException("an event of an unknown type: " + type);
    };
  }

  /** All that is left, as one document: a Status. */
  JsonNode rest() {
    try {
      return reader.readTree(lines.lines().collect(Collectors.joining("\n")));
    } catch (IOException broken) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      bytes.close();
    } catch (IOException _) {
      // It is broken already, and nobody reads on.
    }
  }
}
