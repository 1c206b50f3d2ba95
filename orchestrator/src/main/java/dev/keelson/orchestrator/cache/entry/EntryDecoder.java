package dev.keelson.orchestrator.cache.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.storage.Stored;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes entries of what the store holds: once for each change, without writing JSON anew. Any thread. */
public final class EntryDecoder {
  private static final ObjectReader TREES = new ObjectMapper().readerFor(ObjectNode.class);

  private final FieldReader fields;
  private final UnaryOperator<byte[]> toJson;

  /**
   * For one kind.
   *
   * @param toJson what makes JSON of stored bytes that are not: protobuf that another server has written, or ciphers.
   *     It gives JSON back as it is
   */
  public EntryDecoder(FieldReader fields, UnaryOperator<byte[]> toJson) {
    this.fields = fields;
    this.toJson = toJson;
  }

  /** For JSON. */
  public EntryDecoder(FieldReader fields) {
    this(fields, json -> json);
  }

  /** Throws {@link UnreadableObjectException} when the bytes are not an object of Kubernetes. */
  public Entry decode(Stored stored) {
    byte[] json = toJson.apply(stored.value());
    try {
      MetadataScan scan = MetadataScan.of(json);
      return scan.entry(stored.key(), stored.revision(), fieldsOf(json));
    } catch (IOException | IllegalArgumentException broken) {
      throw new UnreadableObjectException(stored.toString(), broken);
    }
  }

  private Map<String, String> fieldsOf(byte[] json) throws IOException {
    return fields.equals(FieldReader.NONE) ? Map.of() : fields.fields(TREES.readValue(json));
  }
}
