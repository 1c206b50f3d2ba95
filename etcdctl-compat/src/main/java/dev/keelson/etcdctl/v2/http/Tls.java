package dev.keelson.etcdctl.v2.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the files that flags name, each empty when nobody does; nothing is read before it is needed. */
public record Tls(String certificate, String key, String trusted) {
  private static final char[] NO_PASSWORD = new char[0];
  private static final List<String> KEY_KINDS = List.of("EC", "RSA", "Ed25519");

  Socket over(Socket socket, String host, int port) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keys(), trust(), null);
      var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
      var parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return secure;
    } catch (GeneralSecurityException unusable) {
      throw new IOException("tls: " + unusable.getMessage(), unusable);
    }
  }

  private TrustManager[] trust() throws IOException, GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (trusted.isEmpty()) {
      factory.init((KeyStore) null);
      return factory.getTrustManagers();
    }
    var store = emptyStore();
    var number = 0;
    for (var authority : certificates(trusted)) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager[] keys() throws IOException, GeneralSecurityException {
    if (certificate.isEmpty() || key.isEmpty()) {
      return new KeyManager[0];
    }
    var store = emptyStore();
    store.setKeyEntry("client", privateKey(), NO_PASSWORD, certificates(certificate).toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static List<? extends Certificate> certificates(String file) throws IOException, GeneralSecurityException {
    var pem = new ByteArrayInputStream(read(file).getBytes(StandardCharsets.US_ASCII));
    return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem));
  }

  private PrivateKey privateKey() throws IOException, GeneralSecurityException {
    var pem = read(key);
    if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new GeneralSecurityException(
          key + " is not a PKCS #8 key; 'openssl pkcs8 -topk8 -nocrypt -in " + key + "' makes one of it");
    }
    var base64 = pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*|\\s", "");
    var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    for (var kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(encoded);
      } catch (GeneralSecurityException anotherKind) {
        // The list has the next one.
      }
    }
    throw new GeneralSecurityException(key + " holds a key that is none of " + KEY_KINDS);
  }

  private static String read(String file) throws IOException {
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException missing) {
      throw new IOException("open " + file + ": no such file or directory", missing);
    }
  }
}
