package dev.keelson.etcdctl.http2;

import java.io.ByteArrayOutputStream;

/**
 * RFC 7541 Appendix B, read bit by bit. The code is canonical: within one length, codes rise with the symbol, so the
 * lengths alone say everything, and a symbol is found from how far a code lies above the first of its length.
 */
final class Huffman {
  private static final int END_OF_STRING = 256;
  private static final int CODE_BITS_MAX = 30;
  /** RFC 7541 §5.2: padding longer than this is an error. */
  private static final int PADDING_BITS_MAX = 7;

  /** The length in bits of each symbol's code, a character each, {@code 'A'} standing for 0. */
  private static final String LENGTHS =
      "NX]]]]]]]Y_]]_]]]]]]]]_]]]]]]]]]GKKMNGILKKILIGGGFFFGGGGGGGHIPGMK"
      + "NGHHHHHHHHHHHHHHHHHHHHHHIHINTNOGPFGFGFGGGFHHGGGFGHGFFGHHHHHPLON]"
      + "UWUUWWWXWXXXXXYXYYWXYXXXXVWXWXXYWVUWWXXVXWWYVWXXVVWVXWXXUWWWXWWX"
      + "[[UTWXWZ[[[\\\\[YZTV[\\\\[\\YVV[[]\\\\\\UYUVWVVXWWZZYY[X[\\[[\\\\\\\\\\]\\\\\\\\\\["
      + "_";

  private static final int[] FIRST_CODE = new int[CODE_BITS_MAX + 2];
  private static final int[] FIRST_POSITION = new int[CODE_BITS_MAX + 2];
  private static final int[] SYMBOLS = new int[LENGTHS.length()];

  static {
    var position = 0;
    var code = 0;
    for (var bits = 1; bits <= CODE_BITS_MAX; bits++) {
      FIRST_CODE[bits] = code;
      FIRST_POSITION[bits] = position;
      for (var symbol = 0; symbol < LENGTHS.length(); symbol++) {
        if (bitsOf(symbol) == bits) {
          SYMBOLS[position++] = symbol;
          code++;
        }
      }
      code <<= 1;
    }
    FIRST_POSITION[CODE_BITS_MAX + 1] = position;
  }

  private Huffman() {}

  private static int bitsOf(int symbol) {
    return LENGTHS.charAt(symbol) - 'A';
  }

  static byte[] decode(byte[] input, int from, int length) throws Http2Exception {
    var text = new ByteArrayOutputStream(length * 2);
    var code = 0;
    var bits = 0;
    for (var i = 0; i < length * 8; i++) {
      code = (code << 1) | ((input[from + i / 8] >> (7 - i % 8)) & 1);
      bits++;
      var symbol = symbolOf(code, bits);
      if (symbol == END_OF_STRING) {
        throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "a Huffman string holds its own end mark");
      }
      if (symbol >= 0) {
        text.write(symbol);
        code = 0;
        bits = 0;
      }
    }
    if (bits > PADDING_BITS_MAX || code != (1 << bits) - 1) {
      throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "a Huffman string ends in the middle of a symbol");
    }
    return text.toByteArray();
  }

  /** -1 while the code is not complete. */
  private static int symbolOf(int code, int bits) throws Http2Exception {
    if (bits > CODE_BITS_MAX) {
      throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "no Huffman code is that long");
    }
    var offset = code - FIRST_CODE[bits];
    var count = FIRST_POSITION[bits + 1] - FIRST_POSITION[bits];
    return offset >= 0 && offset < count ? SYMBOLS[FIRST_POSITION[bits] + offset] : -1;
  }
}
