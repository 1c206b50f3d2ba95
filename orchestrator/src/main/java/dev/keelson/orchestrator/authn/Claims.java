package dev.keelson.orchestrator.authn;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of a token that is Kubernetes' own, and its names. */
record Claims(Map<?, ?> fields) {
  static final String KUBERNETES = "kubernetes.io";

  /** A reference to an object. */
  record Named(String name, String uid) {}

  static Claims of(@Nullable Object claim) {
    return new Claims(claim instanceof Map<?, ?> fields ? fields : Map.of());
  }

  /** Empty when it is no text. */
  String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  Optional<Named> named(String name) {
    if (!(fields.get(name) instanceof Map<?, ?> reference)) {
      return Optional.empty();
    }
    var claims = new Claims(reference);
    return Optional.of(new Named(claims.text("name"), claims.text("uid")));
  }
}
