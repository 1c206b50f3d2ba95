package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.io.StringReader;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** Keys in forms that the JDK does not read. */
final class OldKeys {
  private OldKeys() {}

  /** From PKCS #1 and SEC 1. */
  static byte[] pkcs8(Pem.Block block, String source) throws IOException {
    return switch (parse(block, source)) {
      case PEMKeyPair pair -> pair.getPrivateKeyInfo().getEncoded();
      case PrivateKeyInfo key -> key.getEncoded();
      default -> throw unreadable(block, source);
    };
  }

  /** The public half of whatever it is. */
  static byte[] subjectPublicKeyInfo(Pem.Block block, String source) throws IOException {
    return switch (parse(block, source)) {
      case SubjectPublicKeyInfo info -> info.getEncoded();
      case PEMKeyPair pair when pair.getPublicKeyInfo() != null -> pair.getPublicKeyInfo().getEncoded();
      case PEMKeyPair pair -> publicHalf(PrivateKeyFactory.createKey(pair.getPrivateKeyInfo()));
      case PrivateKeyInfo key -> publicHalf(PrivateKeyFactory.createKey(key));
      default -> throw unreadable(block, source);
    };
  }

  private static byte[] publicHalf(AsymmetricKeyParameter key) throws IOException {
    var half = switch (key) {
      case RSAPrivateCrtKeyParameters rsa -> new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
      case ECPrivateKeyParameters ec ->
          new ECPublicKeyParameters(ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
      case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
      default -> throw new IOException("neither an RSA nor an ECDSA nor an Ed25519 key");
    };
    return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half).getEncoded();
  }

  private static Object parse(Pem.Block block, String source) throws IOException {
    Object read;
    try (var parser = new PEMParser(new StringReader(Pem.block(block.type(), block.der())))) {
      read = parser.readObject();
    } catch (IOException | RuntimeException broken) { // BouncyCastle's, for bytes whose structure is another
      throw new IOException(source + ": not a key: " + broken.getMessage(), broken);
    }
    if (read == null) {
      throw unreadable(block, source);
    }
    return read;
  }

  private static IOException unreadable(Pem.Block block, String source) {
    return new IOException(source + ": a block \"" + block.type() + "\" that is no key we can read");
  }
}
