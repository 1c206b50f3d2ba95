package dev.keelson.orchestrator.scheduler.plugin;

import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;

/** Says which nodes cannot take a pod, and why. */
public interface Filter {
  /** As in Kubernetes' configuration. */
  String name();

  Preparation prepare(PodInfo pod, Snapshot snapshot);

  /** Whether a pod that this filter kept waiting might be let through after a change (a queueing hint). */
  boolean mayHelp(PodInfo pod, Change change);
}
