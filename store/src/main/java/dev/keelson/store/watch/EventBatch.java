package dev.keelson.store.watch;

import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Varint;
import java.util.List;

/**
 * Events of one or several whole revisions for every watcher that wants the same: made once, shared by all of them.
 *
 * <p>So is its wire form, a sequence of {@code repeated mvccpb.Event events = 11}. Immutable.
 */
public final class EventBatch {
  private static final int TAG_EVENTS = 11 << 3 | 2;
  private static final int TAG_TYPE = 1 << 3;
  private static final int TAG_KV = 2 << 3 | 2;
  private static final int TAG_PREVIOUS = 3 << 3 | 2;

  private final List<Event> events;
  private final byte[] wire;

  private EventBatch(List<Event> events, byte[] wire) {
    this.events = events;
    this.wire = wire;
  }

  /** In order of revisions; at least one. */
  public static EventBatch of(List<Event> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a batch without events");
    }
    List<Event> held = List.copyOf(events);
    int size = 0;
    for (Event event : held) {
      size += elementSize(event);
    }
    byte[] wire = new byte[size];
    int at = 0;
    for (Event event : held) {
      at = writeElement(wire, at, event);
    }
    return new EventBatch(held, wire);
  }

  public List<Event> events() {
    return events;
  }

  public long firstRevision() {
    return events.getFirst().kv().modRevision();
  }

  public long lastRevision() {
    return events.getLast().kv().modRevision();
  }

  /** The encoded events, each with its tag and length. For reading only. */
  public byte[] wire() {
    return wire;
  }

  /** Where the element that starts at {@code at} in {@link #wire} ends: the place to cut a fragment. */
  public int elementEnd(int at) {
    long length = Varint.read(wire, at + 1);
    return at + 1 + Varint.size(length) + (int) length;
  }

  /** What an event takes in {@link #wire}. */
  static int elementSize(Event event) {
    return nested(bodySize(event));
  }

  private static int bodySize(Event event) {
    int type = typeNumber(event.kind()) == 0 ? 0 : 2;
    int previous = event.previous().isEmpty() ? 0 : nested(event.previous().get().wireSize());
    return type + nested(event.kv().wireSize()) + previous;
  }

  private static int typeNumber(Event.Kind kind) {
    return switch (kind) {
      case PUT -> 0;
      case DELETE -> 1;
    };
  }

  private static int nested(int length) {
    return 1 + Varint.size(length) + length;
  }

  private static int writeElement(byte[] target, int start, Event event) {
    target[start] = TAG_EVENTS;
    int at = Varint.write(target, start + 1, bodySize(event));
    int type = typeNumber(event.kind());
    if (type != 0) { // zeros are left out
      target[at] = TAG_TYPE;
      at = Varint.write(target, at + 1, type);
    }
    at = writeKeyValue(target, at, TAG_KV, event.kv());
    return event.previous().isEmpty() ? at : writeKeyValue(target, at, TAG_PREVIOUS, event.previous().get());
  }

  private static int writeKeyValue(byte[] target, int at, int tag, KeyValue kv) {
    target[at] = (byte) tag;
    return kv.writeTo(target, Varint.write(target, at + 1, kv.wireSize()));
  }
}
