package dev.keelson.orchestrator.admission;

import dev.keelson.orchestrator.authn.User;

/** Asks the authorizers about something that a write implies. */
@FunctionalInterface
public interface Permission {
  /** Whether the user may do this with a resource of cluster scope. */
  boolean allows(User user, String verb, String group, String resource, String name);
}
