package dev.keelson.etcdctl.http2;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * HPACK's sending half: every field as a literal that is not to be indexed (RFC 7541 §6.2.2). A command sends a few
 * requests in its life, so a table would never pay.
 */
final class HeaderEncoder {
  private HeaderEncoder() {}

  static byte[] encode(List<HeaderField> fields) {
    var block = new ByteArrayOutputStream();
    for (var field : fields) {
      block.write(0);
      string(block, field.name());
      string(block, field.value());
    }
    return block.toByteArray();
  }

  private static void string(ByteArrayOutputStream block, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    integer(block, bytes.length);
    block.writeBytes(bytes);
  }

  /** With a prefix of seven bits whose eighth, the mark of Huffman's code, is not set (RFC 7541 §5.1, §5.2). */
  private static void integer(ByteArrayOutputStream block, int value) {
    var mask = 0x7f;
    if (value < mask) {
      block.write(value);
      return;
    }
    block.write(mask);
    var rest = value - mask;
    while (rest >= 0x80) {
      block.write((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    block.write(rest);
  }
}
