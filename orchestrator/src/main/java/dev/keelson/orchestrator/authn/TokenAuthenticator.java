package dev.keelson.orchestrator.authn;

import java.util.List;
import java.util.Optional;

/** Knows users by what they carry in {@code Authorization: Bearer}. Any thread. */
public interface TokenAuthenticator {
  /**
   * Finds out whose token it is.
   *
   * @param audiences who asks; the token must be meant for one of them
   * @return empty when the token is of a kind that this one does not know
   * @throws BadCredentials when it knows the kind, and the token is not valid
   */
  Optional<TokenUser> authenticate(String token, List<String> audiences);

  /**
   * A token's user.
   *
   * @param audiences those of the ones who asked that the token is meant for
   */
  record TokenUser(User user, List<String> audiences) {
    public TokenUser {
      audiences = List.copyOf(audiences);
    }
  }
}
