package dev.keelson.agent.pod;

import java.util.List;

/** What a signal made of a pod: its run now, and what is to be done. */
public record Step(PodRun run, List<Action> actions) {
  public Step {
    actions = List.copyOf(actions);
  }
}
