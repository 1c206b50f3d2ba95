package dev.keelson.store.command;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import dev.keelson.store.model.Varint;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes fields one after the other into an array that grows. */
public final class FieldWriter {
  static final int TO_THE_END = 0;
  static final int SINGLE_KEY = 1;
  static final int EXPLICIT_END = 2;

  private static final int VARINT_BYTES_MAX = 10;

  private byte[] array = new byte[256];
  private int size;

  public FieldWriter octet(int value) {
    reserve(1);
    array[size++] = (byte) value;
    return this;
  }

  public FieldWriter number(long value) {
    reserve(VARINT_BYTES_MAX);
    size = Varint.write(array, size, value);
    return this;
  }

  public FieldWriter bytes(Bytes value) {
    number(value.size());
    reserve(value.size());
    System.arraycopy(value.array(), 0, array, size, value.size());
    size += value.size();
    return this;
  }

  FieldWriter text(String value) {
    return bytes(Bytes.utf8(value));
  }

  public <E> FieldWriter choice(List<E> all, E value) {
    return octet(all.indexOf(value));
  }

  /** Single keys are the usual ranges: their end is not written. */
  FieldWriter range(KeyRange range) {
    if (range.isSingle()) {
      return bytes(range.from()).octet(SINGLE_KEY);
    }
    bytes(range.from()).octet(range.to().isPresent() ? EXPLICIT_END : TO_THE_END);
    range.to().ifPresent(this::bytes);
    return this;
  }

  FieldWriter lease(Lease lease) {
    return number(lease.id()).number(lease.ttlSeconds()).number(lease.remainingSeconds());
  }

  FieldWriter member(Member member) {
    number(member.id()).text(member.name());
    return list(member.peerUrls(), FieldWriter::text).list(member.clientUrls(), FieldWriter::text)
        .octet(member.learner() ? 1 : 0);
  }

  public <T> FieldWriter list(List<T> items, BiConsumer<FieldWriter, T> write) {
    number(items.size());
    items.forEach(item -> write.accept(this, item));
    return this;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(array, size);
  }

  private void reserve(int more) {
    if (array.length - size < more) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, size + more));
    }
  }
}
