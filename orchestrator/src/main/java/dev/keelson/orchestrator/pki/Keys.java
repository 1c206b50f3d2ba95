package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/** Makes, reads and writes keys. */
public final class Keys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
  private static final byte[] PROBE = "keelson".getBytes(StandardCharsets.US_ASCII);

  /** A key of one algorithm, or a failure that tells that it was of another. */
  private interface Reading<K extends Key> {
    K read(KeyFactory factory) throws GeneralSecurityException;
  }

  private Keys() {}

  /** ECDSA on P-256: quick to make, and a tenth of RSA's cost for whoever signs in a handshake. */
  static KeyPair elliptic() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java runtime has ECDSA on P-256", missing);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java runtime has RSA", missing);
    }
  }

  static String pem(PrivateKey key) {
    return Pem.block(Pem.PRIVATE_KEY, key.getEncoded());
  }

  static String pem(PublicKey key) {
    return Pem.block(Pem.PUBLIC_KEY, key.getEncoded());
  }

  /** The first private key of a PEM file: PKCS #8, or what OpenSSL wrote before it. */
  public static PrivateKey readPrivate(Path file) throws IOException {
    return parsePrivate(Pem.read(file), file.toString());
  }

  /** As {@link #readPrivate}; the error names the source. */
  public static PrivateKey parsePrivate(String text, String source) throws IOException {
    for (var block : Pem.blocks(text)) {
      if (block.type().equals(Pem.PRIVATE_KEY)) {
        return privateKey(block.der(), source);
      }
      if (block.type().equals("EC PRIVATE KEY") || block.type().equals("RSA PRIVATE KEY")) {
        return privateKey(OldKeys.pkcs8(block, source), source);
      }
    }
    throw new IOException(source + ": data does not contain a valid RSA or ECDSA private key");
  }

  /** The keys that can verify what was signed: public keys, certificates, and the public half of private keys. */
  public static List<PublicKey> readPublic(Path file) throws IOException {
    var text = Pem.read(file);
    var source = file.toString();
    var keys = new ArrayList<PublicKey>();
    for (var block : Pem.blocks(text)) {
      switch (block.type()) {
        case Pem.PUBLIC_KEY -> keys.add(publicKey(block.der(), source));
        case "RSA PUBLIC KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", Pem.PRIVATE_KEY ->
            keys.add(publicKey(OldKeys.subjectPublicKeyInfo(block, source), source));
        default -> { } // parameters of curves stand in such files as well
      }
    }
    Certificates.parse(text, source).forEach(certificate -> keys.add(certificate.getPublicKey()));
    if (keys.isEmpty()) {
      throw new IOException(file + ": data does not contain any valid RSA or ECDSA public keys");
    }
    return keys;
  }

  private static PrivateKey privateKey(byte[] pkcs8, String source) throws IOException {
    KeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
    return read(source, factory -> factory.generatePrivate(spec));
  }

  private static PublicKey publicKey(byte[] info, String source) throws IOException {
    KeySpec spec = new X509EncodedKeySpec(info);
    return read(source, factory -> factory.generatePublic(spec));
  }

  private static <K extends Key> K read(String source, Reading<K> reading) throws IOException {
    for (var algorithm : ALGORITHMS) {
      try {
        return reading.read(KeyFactory.getInstance(algorithm));
      } catch (GeneralSecurityException _) {
        // of another kind
      }
    }
    throw new IOException(source + ": neither an RSA nor an ECDSA nor an Ed25519 key");
  }

  /** Whether one key is the other's half. */
  static boolean belongTogether(PrivateKey priv, PublicKey pub) {
    try {
      var algorithm = switch (priv.getAlgorithm()) {
        case "RSA" -> "SHA256withRSA";
        case "EC" -> "SHA256withECDSA";
        default -> "Ed25519";
      };
      var signature = Signature.getInstance(algorithm);
      signature.initSign(priv);
      signature.update(PROBE);
      var signed = signature.sign();
      signature.initVerify(pub);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
