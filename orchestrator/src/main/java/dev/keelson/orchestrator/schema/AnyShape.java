package dev.keelson.orchestrator.schema;

/** Any JSON: raw extensions, field sets, schemas' defaults. */
public enum AnyShape implements Shape {
  ANY
}
