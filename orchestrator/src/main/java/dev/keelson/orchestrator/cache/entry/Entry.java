package dev.keelson.orchestrator.cache.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * One version of one object: its JSON with {@code metadata.resourceVersion} in it, and what selectors ask for. Without
 * a tree, which would take ten times the bytes.
 */
public final class Entry {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String key;
  private final long revision;
  private final byte[] bytes;
  private final int revisionAt;
  private final Map<String, String> labels;
  private final Map<String, String> fields;

  /** @param revisionAt where in {@code bytes} the revision's digits begin */
  Entry(
      String key, long revision, byte[] bytes, int revisionAt, Map<String, String> labels, Map<String, String> fields) {
    this.key = key;
    this.revision = revision;
    this.bytes = bytes;
    this.revisionAt = revisionAt;
    this.labels = labels;
    this.fields = fields;
  }

  /** The store's key. */
  public String key() {
    return key;
  }

  /** The key's last part, which is the object's name. */
  public String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  public long revision() {
    return revision;
  }

  /** The object's JSON. For reading only. */
  public byte[] bytes() {
    return bytes;
  }

  public Map<String, String> labels() {
    return labels;
  }

  /** What the kind's {@link FieldReader} gave: without name and namespace, which the key tells. */
  public Map<String, String> fields() {
    return fields;
  }

  /** A tree of the caller's own, parsed now. */
  public ObjectNode tree() {
    try {
      return (ObjectNode) JSON.readTree(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("an entry that was read before cannot be read", impossible);
    }
  }

  /** The same object with another revision in its JSON: what is told of a deletion. */
  public Entry at(long otherRevision) {
    byte[] digits = Long.toString(otherRevision).getBytes(StandardCharsets.US_ASCII);
    int tail = revisionAt + Long.toString(revision).length();
    byte[] spliced = Arrays.copyOf(bytes, bytes.length - (tail - revisionAt) + digits.length);
    System.arraycopy(digits, 0, spliced, revisionAt, digits.length);
    System.arraycopy(bytes, tail, spliced, revisionAt + digits.length, bytes.length - tail);
    return new Entry(key, otherRevision, spliced, revisionAt, labels, fields);
  }

  @Override
  public String toString() {
    return key + "@" + revision;
  }
}
