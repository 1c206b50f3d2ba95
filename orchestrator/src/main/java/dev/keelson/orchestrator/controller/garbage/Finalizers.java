package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.object.Metadata;

/** The finalizers by which deletions ask something of the garbage collector. */
final class Finalizers {
  static final String FOREGROUND = "foregroundDeletion";
  static final String ORPHAN = "orphan";

  private Finalizers() {}

  /** It goes when the garbage collector has seen to those that it owns. */
  static boolean isWaiting(JsonNode object) {
    return isDeletingDependents(object) || isOrphaning(object);
  }

  /** It goes when those are gone that it owns and that block it. */
  static boolean isDeletingDependents(JsonNode object) {
    return Metadata.isDeleting(object) && Metadata.finalizers(object).contains(FOREGROUND);
  }

  /** It goes when those that it owns know it no more. */
  static boolean isOrphaning(JsonNode object) {
    return Metadata.isDeleting(object) && Metadata.finalizers(object).contains(ORPHAN);
  }
}
