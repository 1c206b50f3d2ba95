package dev.keelson.orchestrator.resource;

import java.util.List;

/**
 * How a resource is called.
 *
 * @param kind as {@code kind} in objects has it
 */
public record Names(
    String plural, String singular, String kind, List<String> shortNames, List<String> categories) {
  public Names {
    shortNames = List.copyOf(shortNames);
    categories = List.copyOf(categories);
  }
}
