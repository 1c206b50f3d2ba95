package dev.keelson.etcdctl.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** A private key as PEM has it: PKCS #8, or one of the older forms of RSA (PKCS #1) and elliptic curves (SEC 1). */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (|RSA |EC )PRIVATE KEY-----([^-]*)-----END \\1PRIVATE KEY-----");
  private static final List<String> KINDS = List.of("EC", "RSA", "Ed25519");
  private static final byte[] VERSION = Der.element(Der.INTEGER, new byte[1]);
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");
  /** Where SEC 1 names the curve. */
  private static final int CURVE = 0xa0;

  private PemKey() {}

  static PrivateKey read(String pem) throws GeneralSecurityException {
    var block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new GeneralSecurityException("tls: failed to find any PEM data in key input");
    }
    var der = Base64.getMimeDecoder().decode(block.group(2));
    var spec = new PKCS8EncodedKeySpec(switch (block.group(1)) {
      case "RSA " -> Der.element(Der.SEQUENCE, VERSION, RSA, Der.element(Der.OCTETS, der));
      case "EC " -> Der.element(Der.SEQUENCE, VERSION, Der.element(Der.SEQUENCE, EC, curve(der)),
          Der.element(Der.OCTETS, der));
      default -> der;
    });
    for (var kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(spec);
      } catch (GeneralSecurityException anotherKind) {
        // The list has the next one.
      }
    }
    throw new GeneralSecurityException("tls: failed to parse private key");
  }

  private static byte[] curve(byte[] sec1) throws GeneralSecurityException {
    return Der.first(CURVE, Der.first(Der.SEQUENCE, sec1));
  }
}
