package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One change as watchers see it; all who see it in the same way share this object, and what was encoded of it.
 *
 * <p>Of a deletion, the object's last state with the revision of its deletion.
 */
public final class Change implements WatchItem {
  /** Kubernetes' event types. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }

  /** Makes the bytes that are sent. Keep one for each form, or let those that do the same be equal. */
  @FunctionalInterface
  public interface Rendering {
    byte[] render(Change change);
  }

  /** A line of JSON, as watches send it. */
  public static final Rendering JSON_LINE = Change::line;

  private record Rendered(Rendering by, Bytes bytes) {}

  /** Shared by all readers, written by none. */
  private static final class Bytes {
    private final byte[] array;

    Bytes(byte[] array) {
      this.array = array;
    }
  }

  private final Type type;
  private final Entry object;
  private final AtomicReference<@Nullable Rendered> rendered = new AtomicReference<>();

  Change(Type type, Entry object) {
    this.type = type;
    this.object = object;
  }

  public Type type() {
    return type;
  }

  public Entry object() {
    return object;
  }

  /** Also where a client goes on that has seen this change. */
  @Override
  public long revision() {
    return object.revision();
  }

  /** In another form; made once for all watchers that want the same one after another. For reading only. */
  public byte[] as(Rendering rendering) {
    Rendered known = rendered.get();
    if (known == null || !known.by().equals(rendering)) {
      known = new Rendered(rendering, new Bytes(rendering.render(this)));
      rendered.set(known); // a race renders twice, nothing else
    }
    return known.bytes().array;
  }

  private static byte[] line(Change change) {
    byte[] object = change.object.bytes();
    byte[] head = ("{\"type\":\"" + change.type + "\",\"object\":").getBytes(StandardCharsets.US_ASCII);
    byte[] line = new byte[head.length + object.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(object, 0, line, head.length, object.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }

  @Override
  public String toString() {
    return type + " " + object;
  }
}
