package dev.keelson.orchestrator.scheduler.snapshot;

/** All that scheduling looks at in a pod. */
public record PodInfo(PodId id, PodDemand demand, PodWishes wishes, PodStanding standing) {
  public String uid() {
    return id.uid();
  }

  public int priority() {
    return standing.priority();
  }

  /** The same pod, put on a node. */
  public PodInfo on(String node) {
    return new PodInfo(id, demand, wishes, standing.on(node));
  }

  /** The same pod, with room made for it on a node, or nowhere when empty. */
  public PodInfo nominatedFor(String node) {
    return new PodInfo(id, demand, wishes, standing.nominatedFor(node));
  }
}
