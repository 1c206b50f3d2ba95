package dev.keelson.orchestrator.scheduler.snapshot;

import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way for a node to be right: all of it must hold. A term that says nothing holds for no node.
 *
 * @param fields conditions on {@value #NAME}, the one field there is
 */
public record NodeTerm(LabelSelector labels, LabelSelector fields) {
  private static final String NAME = "metadata.name";

  public boolean matches(NodeFacts node) {
    return !(labels.isEverything() && fields.isEverything()) && labels.matches(node.labels())
        && (fields.isEverything() || fields.matches(Map.of(NAME, node.name())));
  }

  /** The only nodes that can match, when the term says so by name. */
  public Optional<List<String>> names() {
    return fields.requirements().stream()
        .filter(requirement -> requirement.key().equals(NAME))
        .filter(requirement -> switch (requirement.operator()) {
          case IN, EQUALS, DOUBLE_EQUALS -> true;
          case NOT_IN, NOT_EQUALS, EXISTS, ABSENT, GREATER, LESS -> false;
        })
        .map(requirement -> requirement.values())
        .findFirst();
  }
}
