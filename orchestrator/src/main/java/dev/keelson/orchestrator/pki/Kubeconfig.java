package dev.keelson.orchestrator.pki;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A file from which kubectl knows a cluster and who it is there. Names in it are kubeadm's.
 *
 * @param server URL
 * @param authorities by which to know the server
 */
public record Kubeconfig(String server, List<X509Certificate> authorities, String user, Identity identity) {
  private static final String CLUSTER = "kubernetes";

  public Kubeconfig {
    authorities = List.copyOf(authorities);
  }

  boolean isFor(String url, List<X509Certificate> roots, CertificateForm form) {
    return server.equals(url) && authorities.equals(roots) && user.equals(form.commonName());
  }

  public String yaml() {
    var context = user + "@" + CLUSTER;
    var file = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Config");
    var cluster = named(file, "clusters", CLUSTER).putObject("cluster");
    cluster.put("certificate-authority-data", base64(Certificates.pem(authorities)));
    cluster.put("server", server);
    named(file, "contexts", context).putObject("context").put("cluster", CLUSTER).put("user", user);
    file.put("current-context", context);
    file.putObject("preferences");
    var credentials = named(file, "users", user).putObject("user");
    credentials.put("client-certificate-data", base64(Certificates.pem(identity.chain())));
    credentials.put("client-key-data", base64(Keys.pem(identity.key())));
    try {
      return mapper().writeValueAsString(file);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a tree cannot be written", broken);
    }
  }

  private static ObjectNode named(ObjectNode file, String list, String name) {
    return file.putArray(list).addObject().put("name", name);
  }

  private static YAMLMapper mapper() {
    return YAMLMapper.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .disable(YAMLGenerator.Feature.SPLIT_LINES)
        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
        .build();
  }

  /** Empty when there is none, or none of ours. */
  static Optional<Kubeconfig> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var tree = mapper().readTree(Pem.read(file));
      var cluster = tree.path("clusters").path(0).path("cluster");
      var user = tree.path("users").path(0);
      var source = file.toString();
      var chain = Certificates.parse(text(user.path("user").path("client-certificate-data")), source);
      var key = Keys.parsePrivate(text(user.path("user").path("client-key-data")), source);
      var authorities = Certificates.parse(text(cluster.path("certificate-authority-data")), source);
      return chain.isEmpty() ? Optional.empty() : Optional.of(new Kubeconfig(
          cluster.path("server").asText(), authorities, user.path("name").asText(), new Identity(key, chain)));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.US_ASCII);
  }
}
