package dev.keelson.orchestrator.openapi;

/** The two versions of OpenAPI, where they differ for a schema. */
enum Dialect {
  V2("#/definitions/"),
  V3("#/components/schemas/");

  private final String prefix;

  Dialect(String prefix) {
    this.prefix = prefix;
  }

  String reference(String name) {
    return prefix + name;
  }
}
