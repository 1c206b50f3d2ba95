package dev.keelson.orchestrator.client.https;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.orchestrator.pki.Certificates;
import dev.keelson.orchestrator.pki.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where the server is and who we are there, as the current context of a kubeconfig file has it.
 *
 * @param server URL without a slash at its end
 * @param token a bearer token, for users that have no certificate
 */
public record Kubeconfig(String server, SSLContext tls, Optional<String> token) {
  private static final char[] NO_PASSWORD = new char[0];

  /**
   * Reads a file.
   *
   * @throws IOException that names the file and what is missing in it
   */
  public static Kubeconfig read(Path file) throws IOException {
    var config = tree(file);
    var context = named(config, "contexts", config.path("current-context").asText(""), file).path("context");
    var cluster = named(config, "clusters", context.path("cluster").asText(""), file).path("cluster");
    var user = named(config, "users", context.path("user").asText(""), file).path("user");
    var server = cluster.path("server").asText("").replaceFirst("/$", "");
    if (!server.startsWith("https://")) {
      throw new IOException(file + ": the cluster's server must be an https:// URL, not \"" + server + "\"");
    }
    return new Kubeconfig(server, context(file, cluster, user), token(file, user));
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return new YAMLMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException garbled) {
      throw new IOException(file + " is no kubeconfig: " + garbled.getOriginalMessage(), garbled);
    }
  }

  private static JsonNode named(JsonNode config, String list, String name, Path file) throws IOException {
    for (var each : config.path(list)) {
      if (each.path("name").asText("").equals(name)) {
        return each;
      }
    }
    throw new IOException(file + ": nothing of the name \"" + name + "\" in " + list);
  }

  private static Optional<String> token(Path file, JsonNode user) throws IOException {
    if (user.hasNonNull("tokenFile")) {
      return Optional.of(Files.readString(beside(file, user.path("tokenFile").asText())).strip());
    }
    return Optional.ofNullable(user.path("token").textValue());
  }

  private static SSLContext context(Path file, JsonNode cluster, JsonNode user) throws IOException {
    var authorities = Certificates.parse(material(file, cluster, "certificate-authority"), file.toString());
    var chain = Certificates.parse(material(file, user, "client-certificate"), file.toString());
    try {
      var context = SSLContext.getInstance("TLS");
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities.isEmpty() ? null : trusted(authorities));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      var store = empty();
      if (!chain.isEmpty()) {
        var key = Keys.parsePrivate(material(file, user, "client-key"), file.toString());
        store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
      }
      keys.init(store, NO_PASSWORD);
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IOException(file + ": " + broken.getMessage(), broken);
    }
  }

  private static KeyStore trusted(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
    var store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  /** PEM text that stands in the file itself or in one that it names; empty for none. */
  private static String material(Path file, JsonNode part, String name) throws IOException {
    var data = part.path(name + "-data").asText("");
    if (!data.isEmpty()) {
      return new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
    }
    var other = part.path(name).asText("");
    return other.isEmpty() ? "" : Files.readString(beside(file, other));
  }

  private static Path beside(Path file, String other) {
    return file.resolveSibling(other);
  }
}
