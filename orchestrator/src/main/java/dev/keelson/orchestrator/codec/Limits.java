package dev.keelson.orchestrator.codec;

/** What a document may cost. The size of a body is bounded where it is received. */
final class Limits {
  /**
   * Levels of a document. Kubernetes allows 10,000, which its own types never need; walks over trees recurse, and this
   * many frames fit every stack. Schemas of custom resources, the deepest documents, stay below 100.
   */
  static final int DEPTH_MAX = 500;

  /** As in Kubernetes (sigs.k8s.io/json): a client that gets so much wrong learns nothing from more. */
  static final int PROBLEMS_MAX = 100;

  /**
   * Nodes that aliases of a YAML document may repeat. Far above what people write, far below what a bomb of aliases
   * expands to.
   */
  static final int YAML_ALIASED_NODES_MAX = 100_000;

  private Limits() {}
}
