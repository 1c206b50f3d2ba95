package dev.keelson.etcdctl.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * PEM files for TLS, as flags name them; empty where nobody did.
 *
 * @param trusted authorities; without it those that Java trusts
 * @param certificate what this client shows, with its {@code key}
 * @param unverified any server's certificate will do
 */
public record TlsFiles(String trusted, String certificate, String key, boolean unverified) {
  public static final TlsFiles NONE = new TlsFiles("", "", "", false);

  /** The store exists for one process only and is never written. */
  private static final char[] NO_PASSWORD = {};

  /** Whether any file is named. */
  public boolean isGiven() {
    return !trusted.isEmpty() || !certificate.isEmpty() || !key.isEmpty();
  }

  /** Why these files cannot be used, if they cannot, as Go's client says it. */
  public Optional<String> complaint() {
    if (certificate.isEmpty() != key.isEmpty()) {
      return Optional.of("KeyFile and CertFile must both be present[key: " + key + ", cert: " + certificate + "]");
    }
    return Stream.of(certificate, key, trusted)
        .filter(file -> !file.isEmpty() && !Files.isReadable(Path.of(file)))
        .findFirst()
        .map(file -> "open " + file + ": no such file or directory")
        .or(this::unfit);
  }

  private Optional<String> unfit() {
    try {
      if (!certificate.isEmpty()) {
        requirePair(certificates(certificate).getFirst(), PemKey.read(Files.readString(Path.of(key))));
      }
      if (!trusted.isEmpty()) {
        certificates(trusted);
      }
      return Optional.empty();
    } catch (GeneralSecurityException | IOException unusable) {
      return Optional.of(String.valueOf(unusable.getMessage()));
    }
  }

  private static void requirePair(Certificate certificate, PrivateKey key) throws GeneralSecurityException {
    var open = certificate.getPublicKey();
    if (!open.getAlgorithm().equals(key.getAlgorithm())) {
      throw new GeneralSecurityException("tls: private key type does not match public key type");
    }
    if (open instanceof RSAPublicKey one && key instanceof RSAPrivateCrtKey other
        && !one.getModulus().equals(other.getModulus())) {
      throw new GeneralSecurityException("tls: private key does not match public key");
    }
  }

  /** Agrees on TLS over a connected socket, and on one of {@code protocols} where any are named (ALPN). */
  public Socket over(Socket plain, String host, int port, String... protocols) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(protocols);
      if (!unverified) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException refused) {
      throw new IOException("tls: " + refused.getMessage(), refused);
    }
  }

  private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
    if (certificate.isEmpty()) {
      return null;
    }
    var store = emptyStore();
    store.setKeyEntry("client", PemKey.read(Files.readString(Path.of(key))), NO_PASSWORD,
        certificates(certificate).toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
    if (unverified) {
      return new TrustManager[] {new TrustEverybody()};
    }
    if (trusted.isEmpty()) {
      return null;
    }
    var store = emptyStore();
    for (var certificate : certificates(trusted)) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static List<? extends Certificate> certificates(String file) throws GeneralSecurityException, IOException {
    var pem = Files.readString(Path.of(file));
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
      throw new GeneralSecurityException("x509: malformed tbs certificate");
    }
    var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
  }
}
