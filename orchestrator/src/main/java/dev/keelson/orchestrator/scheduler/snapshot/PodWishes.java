package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.List;

/** What a pod asks of where it is put. */
public record PodWishes(NodeWishes nodes, List<Toleration> tolerations, PodTerms pods, List<SpreadRule> spread) {}
