package dev.keelson.orchestrator.scheduler.place;

import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import java.util.List;

/**
 * Who spoke against a node, and what was said.
 *
 * @param by usually one filter; several when each of them named the nodes that come into question
 */
public record Rejection(List<Filter> by, Objection objection) {
  public Rejection {
    by = List.copyOf(by);
  }
}
