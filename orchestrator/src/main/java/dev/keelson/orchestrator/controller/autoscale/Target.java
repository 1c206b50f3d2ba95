package dev.keelson.orchestrator.controller.autoscale;

/** How much pods shall use. */
sealed interface Target {
  /** A part of what they request, in percent. */
  record Utilization(int percent) implements Target {}

  /** So much each, on average. */
  record Average(long milli) implements Target {}
}
