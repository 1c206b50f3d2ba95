package dev.keelson.orchestrator.admission;

/** What a write does to an object. */
public enum Operation {
  CREATE,
  UPDATE,
  DELETE
}
