package dev.keelson.orchestrator.discovery;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whether an Accept header asks for the aggregated document. */
final class AggregateChoice {
  private AggregateChoice() {}

  /** The document's version, {@code v2} or {@code v2beta1}, if it is what the client likes best. */
  static Optional<String> of(String accept) {
    return Stream.of(accept.split(",", -1)).map(AggregateChoice::version).findFirst().flatMap(version -> version);
  }

  private static Optional<String> version(String clause) {
    var parameters = Stream.of(clause.split(";", -1)).map(String::strip).toList();
    if (!parameters.contains("g=apidiscovery.k8s.io") || !parameters.contains("as=APIGroupDiscoveryList")) {
      return Optional.empty();
    }
    return Stream.of("v2", "v2beta1").filter(version -> parameters.contains("v=" + version)).findFirst();
  }
}
