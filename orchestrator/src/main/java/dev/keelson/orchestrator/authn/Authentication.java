package dev.keelson.orchestrator.authn;

import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who sent a request: by his certificate, by his token, or nobody in particular. Any thread. */
public final class Authentication {
  private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);

  private final ClientCertificates certificates;
  private final Tokens tokens;
  private final List<String> apiAudiences;
  private final boolean anonymous;

  /**
   * Puts the ways together.
   *
   * @param apiAudiences for whom tokens must be meant ({@code --api-audiences}; the issuers, unless given)
   * @param anonymous {@code --anonymous-auth}
   */
  public Authentication(
      ClientCertificates certificates, Tokens tokens, List<String> apiAudiences, boolean anonymous) {
    this.certificates = certificates;
    this.tokens = tokens;
    this.apiAudiences = List.copyOf(apiAudiences);
    this.anonymous = anonymous;
  }

  /**
   * Names the sender. A certificate that proves nothing does not spoil a token that does; but who shows anything that
   * proves nothing is not anonymous.
   *
   * @throws Refusal 401
   */
  public User authenticate(HttpCall call) {
    boolean spoilt = false;
    try {
      var byCertificate = certificates.authenticate(call.clientCertificates());
      if (byCertificate.isPresent()) {
        return byCertificate.get().and(Names.AUTHENTICATED);
      }
    } catch (BadCredentials bad) {
      spoilt = true;
      LOG.debug("a certificate of {} was refused: {}", call.remoteAddress(), bad.why());
    }
    var byToken = byToken(call);
    if (byToken.isPresent()) {
      return byToken.get();
    }
    if (spoilt || !anonymous) {
      throw Refusals.unauthorized();
    }
    return User.ANONYMOUS;
  }

  private Optional<User> byToken(HttpCall call) {
    try {
      var token = BearerToken.of(call).filter(text -> !text.isEmpty());
      if (token.isEmpty()) {
        return Optional.empty();
      }
      var found = tokens.authenticate(token.get(), apiAudiences);
      if (found.isPresent()) {
        return Optional.of(found.get().user());
      }
      LOG.debug("a token of {} was not known", call.remoteAddress());
    } catch (BadCredentials bad) {
      LOG.debug("a token of {} was refused: {}", call.remoteAddress(), bad.why());
    }
    throw Refusals.unauthorized();
  }
}
