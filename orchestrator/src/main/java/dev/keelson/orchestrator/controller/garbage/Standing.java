package dev.keelson.orchestrator.controller.garbage;

/** How an owner stands. */
enum Standing {
  /** It exists. */
  SOLID,
  /** It is being deleted in the foreground, and waits for those it owns. */
  WAITING,
  /** It is gone, or never was. */
  ABSENT,
  /** It cannot be told, and nothing may be done about it: an object of the cluster names an owner in a namespace. */
  INVALID
}
