package dev.keelson.orchestrator.apply;

/** Bounds of the account. */
final class Limits {
  /** Entries of ordinary writes; the oldest are merged beyond it (apimachinery's DefaultMaxUpdateManagers). */
  static final int UPDATERS_MAX = 10;

  /** No kind nests deeper than some thirty levels; recursion costs about 300 B each. */
  static final int DEPTH_MAX = 400;

  /** Of all annotations together, as validation allows (apimachinery's TotalAnnotationSizeLimitB). */
  static final int ANNOTATIONS_BYTES_MAX = 256 << 10;

  private Limits() {}
}
