package dev.keelson.etcdctl.tls;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** As much of ASN.1's DER as it takes to put a key of an older form into PKCS #8. */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int SEQUENCE = 0x30;

  private static final int LONG_FORM = 0x80;
  private static final int LENGTH_BYTES_MAX = 4;

  private Der() {}

  /** One element around the bytes of others. */
  static byte[] element(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var element = new ByteArrayOutputStream();
    element.write(tag);
    var length = content.size();
    if (length < LONG_FORM) {
      element.write(length);
    } else {
      var bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      element.write(LONG_FORM | bytes);
      for (var i = bytes - 1; i >= 0; i--) {
        element.write(length >> (8 * i));
      }
    }
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  /** The content of the first element in {@code bytes} that has this tag; elements in it are not looked at. */
  static byte[] first(int tag, byte[] bytes) throws GeneralSecurityException {
    var at = 0;
    while (at + 1 < bytes.length) {
      var found = bytes[at] & 0xff;
      var length = bytes[at + 1] & 0xff;
      at += 2;
      if (length >= LONG_FORM) {
        var count = length - LONG_FORM;
        length = 0;
        for (var i = 0; i < Math.min(count, LENGTH_BYTES_MAX) && at < bytes.length; i++) {
          length = (length << 8) | (bytes[at++] & 0xff);
        }
      }
      if (length < 0 || length > bytes.length - at) {
        break;
      }
      if (found == tag) {
        return Arrays.copyOfRange(bytes, at, at + length);
      }
      at += length;
    }
    throw new GeneralSecurityException("asn1: structure error");
  }
}
