package dev.keelson.orchestrator.patch;

/** How much work one patch may ask for. */
final class Limits {
  /** Kubernetes' own limit, as clients know it (apiserver's {@code maxJSONPatchOperations}). */
  static final int OPERATIONS_MAX = 10_000;

  /** As large as a request may be: {@code copy} can double an object with every operation. */
  static final long COPIED_BYTES_MAX = 3L << 20;

  /** {@code move} copies nothing but is measured each time; enough for every honest patch. */
  static final long MOVED_BYTES_MAX = 64L << 20;

  /** No kind nests deeper than some thirty levels, schemas of schemas included; recursion costs about 200 B each. */
  static final int DEPTH_MAX = 400;

  private Limits() {}
}
