package dev.keelson.orchestrator.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a protobuf message's fields, one after another. Owned by one call. */
final class ProtoCursor {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH = 2;
  static final int FIXED32 = 5;

  private static final int VARINT_BYTES_MAX = 10;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int number;
  private int wire;

  ProtoCursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() {
    if (at >= end) {
      return false;
    }
    var tag = varint();
    number = (int) (tag >>> 3);
    wire = (int) tag & 7;
    if (tag >>> 32 != 0 || number <= 0) {
      throw new Unreadable("proto: illegal tag " + number + " (wire type " + wire + ")");
    }
    return true;
  }

  int number() {
    return number;
  }

  /** Whether the field's value is on the wire in this way. */
  boolean is(int wireType) {
    return wire == wireType;
  }

  void require(int wireType) {
    if (wire != wireType) {
      throw new Unreadable("proto: wrong wireType = " + wire + " for field " + number);
    }
  }

  long varint() {
    var value = 0L;
    for (var i = 0; i < VARINT_BYTES_MAX; i++) {
      if (at >= end) {
        throw truncated();
      }
      var part = bytes[at++];
      value |= (part & 0x7fL) << (7 * i);
      if (part >= 0) {
        return value;
      }
    }
    throw new Unreadable("proto: integer overflow");
  }

  double fixed64() {
    var from = take(Double.BYTES);
    return ByteBuffer.wrap(bytes, from, Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }

  /** The message inside this field. */
  ProtoCursor message() {
    require(LENGTH);
    var length = length();
    var from = take(length);
    return new ProtoCursor(bytes, from, from + length);
  }

  String text() {
    require(LENGTH);
    var length = length();
    return new String(bytes, take(length), length, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    require(LENGTH);
    var length = length();
    var from = take(length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Passes over a field that nobody knows. */
  void skip() {
    switch (wire) {
      case VARINT -> varint();
      case FIXED64 -> take(Long.BYTES);
      case LENGTH -> take(length());
      case FIXED32 -> take(Integer.BYTES);
      default -> throw new Unreadable("proto: illegal wireType " + wire);
    }
  }

  private int length() {
    var length = varint();
    if (length < 0 || length > end - at) {
      throw truncated();
    }
    return (int) length;
  }

  private int take(int count) {
    if (count > end - at) {
      throw truncated();
    }
    var from = at;
    at += count;
    return from;
  }

  private static Unreadable truncated() {
    return new Unreadable("unexpected EOF");
  }
}
