package dev.keelson.orchestrator.authn;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * The public half of a key that signs tokens.
 *
 * @param id the {@code kid}: a digest of the key, as Kubernetes forms it, so that all servers name it alike
 */
record SigningKey(PublicKey key, String id, JWSAlgorithm algorithm) {
  static SigningKey of(PublicKey key) {
    var id = Base64.getUrlEncoder().withoutPadding().encodeToString(Remembered.sha256(key.getEncoded()));
    return new SigningKey(key, id, algorithm(key));
  }

  private static JWSAlgorithm algorithm(PublicKey key) {
    return switch (key) {
      case RSAPublicKey _ -> JWSAlgorithm.RS256;
      case ECPublicKey ec -> switch (ec.getParams().getOrder().bitLength()) {
        case 256 -> JWSAlgorithm.ES256;
        case 384 -> JWSAlgorithm.ES384;
        case 521 -> JWSAlgorithm.ES512;
        default -> throw unknown(key);
      };
      default -> throw unknown(key);
    };
  }

  JWSVerifier verifier() {
    try {
      return switch (key) {
        case RSAPublicKey rsa -> new RSASSAVerifier(rsa);
        case ECPublicKey ec -> new ECDSAVerifier(ec);
        default -> throw unknown(key);
      };
    } catch (JOSEException broken) {
      throw new IllegalArgumentException("a key that verifies nothing: " + broken.getMessage(), broken);
    }
  }

  JWK published() {
    return switch (key) {
      case RSAPublicKey rsa -> new RSAKey.Builder(rsa).keyUse(KeyUse.SIGNATURE).algorithm(algorithm).keyID(id).build();
      case ECPublicKey ec -> new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec)
          .keyUse(KeyUse.SIGNATURE).algorithm(algorithm).keyID(id).build();
      default -> throw unknown(key);
    };
  }

  private static IllegalArgumentException unknown(PublicKey key) {
    return new IllegalArgumentException("tokens cannot be signed with a key of " + key.getAlgorithm()
        + "; use RSA, or ECDSA on P-256, P-384 or P-521");
  }
}
