package dev.keelson.etcdctl.v3.client;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The PEM files of {@code --cacert}, {@code --cert} and {@code --key}, as Java wants them. */
final class TlsFiles {
  /** The store exists for one process only and is never written. */
  private static final char[] NO_PASSWORD = {};

  private final Security security;

  TlsFiles(Security security) {
    this.security = security;
  }

  /** Nothing where there is no client certificate. */
  KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
    if (security.certificate().isEmpty()) {
      return null;
    }
    var store = emptyStore();
    store.setKeyEntry("client", key(security.key()), NO_PASSWORD,
        certificates(security.certificate()).toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /** Nothing means what Java itself trusts. */
  TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
    if (security.unverified()) {
      return new TrustManager[] {new TrustEverybody()};
    }
    if (security.trusted().isEmpty()) {
      return null;
    }
    var store = emptyStore();
    for (var certificate : certificates(security.trusted())) {
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
    try (var in = Files.newInputStream(Path.of(file))) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }

  /** PKCS #8, as openssl and cfssl write keys today; the older forms wrap the key in other marks. */
  private static PrivateKey key(String file) throws GeneralSecurityException, IOException {
    var text = Files.readString(Path.of(file), StandardCharsets.US_ASCII);
    var begin = text.indexOf("-----BEGIN PRIVATE KEY-----");
    var end = text.indexOf("-----END PRIVATE KEY-----");
    if (begin < 0 || end < begin) {
      throw new IOException(file + " holds no PKCS #8 key: convert it with openssl pkcs8 -topk8 -nocrypt");
    }
    var body = text.substring(begin + "-----BEGIN PRIVATE KEY-----".length(), end);
    var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body));
    return Stream.of("EC", "RSA", "Ed25519")
        .flatMap(algorithm -> key(algorithm, spec).stream())
        .findFirst()
        .orElseThrow(() -> new IOException(file + " holds a key that is neither EC nor RSA nor Ed25519"));
  }

  private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec spec) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
    } catch (GeneralSecurityException other) {
      return Optional.empty();
    }
  }

  /** What {@code --insecure-skip-tls-verify} asks for. */
  private static final class TrustEverybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
