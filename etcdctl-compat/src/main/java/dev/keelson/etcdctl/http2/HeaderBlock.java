package dev.keelson.etcdctl.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A header block being read: HPACK's integers and strings (RFC 7541 §5). */
final class HeaderBlock {
  /** Four continuation bytes carry 28 bits: more than any length or position we accept. */
  private static final int SHIFT_MAX = 21;

  private final byte[] bytes;
  private int position;

  HeaderBlock(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return position < bytes.length;
  }

  int peek() {
    return bytes[position] & 0xff;
  }

  int integer(int prefixBits) throws Http2Exception {
    var mask = (1 << prefixBits) - 1;
    var value = next() & mask;
    if (value < mask) {
      return value;
    }
    for (var shift = 0; shift <= SHIFT_MAX; shift += 7) {
      var octet = next();
      value += (octet & 0x7f) << shift;
      if ((octet & 0x80) == 0) {
        return value;
      }
    }
    throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "an integer in a header block has no end");
  }

  String string() throws Http2Exception {
    var packed = hasMore() && (peek() & 0x80) != 0;
    var length = integer(7);
    if (length > bytes.length - position) {
      throw cutOff();
    }
    var text = packed
        ? Huffman.decode(bytes, position, length)
        : Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private int next() throws Http2Exception {
    if (!hasMore()) {
      throw cutOff();
    }
    return bytes[position++] & 0xff;
  }

  private static Http2Exception cutOff() {
    return new Http2Exception(ErrorCode.COMPRESSION_ERROR, "a header block ends too early");
  }
}
