package dev.keelson.api.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its own signature under it, made by the JDK's keytool. */
record Keys(KeyStore store) {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final String ALIAS = "key";

  static Keys make(Path directory, String name) throws Exception {
    return make(directory, name, "EC", "-groupname", "secp256r1");
  }

  static Keys make(Path directory, String name, String algorithm, String... size) throws Exception {
    var file = directory.resolve(name + ".p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", ALIAS, "-keyalg", algorithm,
        "-dname", "CN=" + name, "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "3650", "-storetype", "PKCS12",
        "-keystore", file.toString(), "-storepass", new String(PASSWORD)));
    command.addAll(List.of(size));
    var made = new ProcessBuilder(command).redirectErrorStream(true).start();
    var told = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (made.waitFor() != 0) {
      throw new IOException(told);
    }
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new Keys(store);
  }

  Tls tls() throws Exception {
    return Tls.of(key(), List.of(certificate()), List.of());
  }

  PrivateKey key() throws GeneralSecurityException {
    return (PrivateKey) store.getKey(ALIAS, PASSWORD);
  }

  X509Certificate certificate() throws GeneralSecurityException {
    return (X509Certificate) store.getCertificate(ALIAS);
  }

  /** A client that has these keys and trusts that server. */
  SSLContext calling(Keys server) throws GeneralSecurityException, IOException {
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusting(server).getTrustManagers(), null);
    return context;
  }

  /** A client without keys. */
  static SSLContext anonymous(Keys server) throws GeneralSecurityException, IOException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusting(server).getTrustManagers(), null);
    return context;
  }

  private static TrustManagerFactory trusting(Keys server) throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.certificate());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    return trust;
  }
}
