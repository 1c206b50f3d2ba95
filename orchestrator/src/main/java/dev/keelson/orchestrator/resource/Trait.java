package dev.keelson.orchestrator.resource;

/** What distinguishes a resource from the plain case. */
public enum Trait {
  /** An older version of a resource whose current version has a row of its own. */
  ALIAS,
  /** metadata.generation counts changes of what is wished. */
  GENERATION,
  /** Deletion waits until the node has ended it. */
  GRACEFUL,
  /** Is forgotten an hour after it was written. */
  HOUR,
  /** Deletion without a policy leaves dependents alone. */
  ORPHAN,
  /** Is created with the status that its creator gives it. */
  REPORTED,
  /** An update must name the resourceVersion that it replaces. */
  STRICT,
  /** An update may create. */
  UPSERT
}
