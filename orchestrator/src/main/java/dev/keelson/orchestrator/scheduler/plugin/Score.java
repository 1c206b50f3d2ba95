package dev.keelson.orchestrator.scheduler.plugin;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.List;

/** Weighs nodes that can take a pod. */
public interface Score {
  /** The best a node can have. */
  long BEST = 100;

  /** As in Kubernetes' configuration. */
  String name();

  /** 0 to {@value #BEST} for each of the nodes, in their order; an empty array when it has no opinion. */
  long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot);
}
