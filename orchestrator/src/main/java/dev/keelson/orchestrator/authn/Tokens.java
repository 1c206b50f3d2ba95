package dev.keelson.orchestrator.authn;

import dev.keelson.orchestrator.authn.TokenAuthenticator.TokenUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All kinds of tokens, in the order in which they are tried. Also answers TokenReviews. */
public final class Tokens implements TokenAuthenticator {
  private final List<TokenAuthenticator> kinds;

  public Tokens(List<TokenAuthenticator> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** The first that knows it wins; one that finds it bad does not stop the others. Groups are complete. */
  @Override
  public Optional<TokenUser> authenticate(String token, List<String> audiences) {
    if (token.isEmpty() || token.length() > Limits.TOKEN_CHARACTERS_MAX) {
      return Optional.empty();
    }
    var objections = new ArrayList<BadCredentials>();
    for (var kind : kinds) {
      try {
        var found = kind.authenticate(token, audiences);
        if (found.isPresent()) {
          return found.map(one -> new TokenUser(one.user().and(Names.AUTHENTICATED), one.audiences()));
        }
      } catch (BadCredentials bad) {
        objections.add(bad);
      }
    }
    if (!objections.isEmpty()) {
      throw objections.getFirst();
    }
    return Optional.empty();
  }
}
