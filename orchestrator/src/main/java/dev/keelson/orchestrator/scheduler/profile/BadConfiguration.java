package dev.keelson.orchestrator.scheduler.profile;

/** The configuration cannot be used; the message says which field, and why. */
public final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadConfiguration(String field, String problem) {
    super(field + ": " + problem);
  }
}
