package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key and the certificate for it.
 *
 * @param chain its own first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  public Identity {
    chain = List.copyOf(chain);
  }

  /** From two PEM files; the error names what is wrong with them. */
  public static Identity read(Path certificateFile, Path keyFile) throws IOException {
    var identity = new Identity(Keys.readPrivate(keyFile), Certificates.read(certificateFile));
    if (!Keys.belongTogether(identity.key, identity.certificate().getPublicKey())) {
      throw new IOException("tls: private key does not match public key: " + keyFile + ", " + certificateFile);
    }
    return identity;
  }

  public X509Certificate certificate() {
    return chain.getFirst();
  }
}
