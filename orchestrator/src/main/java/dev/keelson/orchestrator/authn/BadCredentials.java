package dev.keelson.orchestrator.authn;

/** Credentials that should prove something and do not; says why, for logs and TokenReviews, never to the client. */
public final class BadCredentials extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadCredentials(String why) {
    super(why, null, false, false);
  }

  /** Never null, other than a Throwable's. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
