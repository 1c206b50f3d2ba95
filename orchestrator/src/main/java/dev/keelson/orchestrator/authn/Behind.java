package dev.keelson.orchestrator.authn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether the object that a token stands on is still the one it was made for. */
record Behind(ObjectLookup objects, InstantSource clock) {
  /** An object that a token names. */
  record Named(String resource, String kind, String namespace, String name, String uid) {}

  ObjectNode check(Named named) {
    var found = objects.find(named.resource, named.namespace, named.name);
    if (found.isEmpty()) {
      throw new BadCredentials("%s \"%s\" not found".formatted(named.resource, named.name));
    }
    var metadata = found.get().path("metadata");
    if (!metadata.path("uid").asText().equals(named.uid)) {
      throw new BadCredentials("%s UID (%s) does not match claim (%s)".formatted(
          named.kind, metadata.path("uid").asText(), named.uid));
    }
    if (deleted(metadata).filter(when -> when.isBefore(clock.instant().minus(Limits.DELETED_LEEWAY))).isPresent()) {
      throw new BadCredentials("%s %s/%s has been deleted".formatted(named.kind, named.namespace, named.name));
    }
    return found.get();
  }

  private static Optional<Instant> deleted(JsonNode metadata) {
    try {
      var when = metadata.path("deletionTimestamp").asText("");
      return when.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(when));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
