package dev.keelson.orchestrator.authn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.PublicKey;
import java.util.List;

/** How others verify our tokens: OpenID Connect Discovery 1.0, section 4, and RFC 7517. */
public final class IssuerDocuments {
  public static final String CONFIGURATION_PATH = "/.well-known/openid-configuration";
  public static final String KEYS_PATH = "/openid/v1/jwks";
  public static final String KEYS_TYPE = "application/jwk-set+json";

  private final String configuration;
  private final String keys;

  /**
   * Writes both.
   *
   * @param issuer a URL, or nobody can discover anything
   * @param keysUrl where {@link #KEYS_PATH} can be had
   */
  public IssuerDocuments(String issuer, String keysUrl, List<PublicKey> verifying) {
    var own = verifying.stream().map(SigningKey::of).toList();
    var document = JsonNodeFactory.instance.objectNode().put("issuer", issuer).put("jwks_uri", keysUrl);
    document.putArray("response_types_supported").add("id_token");
    document.putArray("subject_types_supported").add("public");
    var algorithms = document.putArray("id_token_signing_alg_values_supported");
    own.stream().map(key -> key.algorithm().getName()).distinct().sorted().forEach(algorithms::add);
    this.configuration = document.toString();
    this.keys = new JWKSet(own.stream().map(SigningKey::published).toList()).toString(true);
  }

  /** JSON. */
  public String configuration() {
    return configuration;
  }

  /** JSON; public keys only. */
  public String keys() {
    return keys;
  }
}
