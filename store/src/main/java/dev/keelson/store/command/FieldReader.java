package dev.keelson.store.command;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import dev.keelson.store.model.Varint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link FieldWriter} wrote. Every length is checked against what is there. */
public final class FieldReader {
  private final byte[] source;
  private final int end;
  private int at;

  public FieldReader(byte[] source, int from, int end) {
    this.source = source;
    this.at = from;
    this.end = end;
  }

  public int octet() {
    require(1);
    return source[at++];
  }

  public long number() {
    long value = Varint.read(source, at);
    at += Varint.size(value);
    require(0);
    return value;
  }

  public Bytes bytes() {
    int length = length();
    at += length;
    return Bytes.wrap(Arrays.copyOfRange(source, at - length, at));
  }

  String text() {
    return bytes().toUtf8();
  }

  public <E> E choice(List<E> all) {
    int ordinal = octet();
    if (ordinal < 0 || ordinal >= all.size()) {
      throw new IllegalArgumentException("no choice " + ordinal + " in " + all);
    }
    return all.get(ordinal);
  }

  KeyRange range() {
    Bytes from = bytes();
    int form = octet();
    return switch (form) {
      case FieldWriter.TO_THE_END -> new KeyRange(from, Optional.empty());
      case FieldWriter.SINGLE_KEY -> KeyRange.single(from);
      case FieldWriter.EXPLICIT_END -> new KeyRange(from, Optional.of(bytes()));
      default -> throw new IllegalArgumentException("key range of unknown form " + form);
    };
  }

  Lease lease() {
    return new Lease(number(), number(), number());
  }

  Member member() {
    return new Member(number(), text(), list(FieldReader::text), list(FieldReader::text), octet() == 1);
  }

  public <T> List<T> list(Function<FieldReader, T> read) {
    int length = length(); // an item takes at least a byte
    var items = new ArrayList<T>(length);
    for (int i = 0; i < length; i++) {
      items.add(read.apply(this));
    }
    return items;
  }

  void requireEnd() {
    if (at != end) {
      throw new IllegalArgumentException((end - at) + " bytes too many at the end of a command");
    }
  }

  private int length() {
    long length = number();
    if (length < 0 || length > end - at) {
      throw new IllegalArgumentException(
          "length " + length + " at byte " + at + ", but only " + (end - at) + " follow");
    }
    return (int) length;
  }

  private void require(int bytes) {
    if (end - at < bytes) {
      throw new IllegalArgumentException("command ends at byte " + end + " in the middle of a field");
    }
  }
}
