package dev.keelson.orchestrator.scheduler.plugin;

import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;

/** Something happened that may let a pod through which found no node before. */
public sealed interface Change {
  record NodeAdded(NodeFacts node) implements Change {}

  record NodeChanged(NodeFacts before, NodeFacts after) implements Change {}

  record NodeRemoved(String name) implements Change {}

  /** A pod has come to be on a node. */
  record PodPlaced(PodInfo pod) implements Change {}

  /** A pod on a node has other labels or needs less than before. */
  record PodChanged(PodInfo before, PodInfo after) implements Change {}

  /** A pod has left its node: deleted, ended, or never arrived. */
  record PodGone(PodInfo pod) implements Change {}

  /** A claim, volume or class of volumes is new or different. */
  record VolumesChanged() implements Change {}

  /** The waiting pod itself is not what it was. */
  record PodItselfChanged() implements Change {}
}
