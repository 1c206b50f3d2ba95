package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import java.util.Optional;

/** To whom a binding gives its role: a user, also one of a service account, or a group. */
record Subject(boolean group, String name) {
  static Subject user(String name) {
    return new Subject(false, name);
  }

  static Subject group(String name) {
    return new Subject(true, name);
  }

  /** Empty for kinds that nobody knows. */
  static Optional<Subject> of(JsonNode subject) {
    var name = subject.path("name").asText();
    return switch (subject.path("kind").asText()) {
      case "User" -> Optional.of(user(name));
      case "Group" -> Optional.of(group(name));
      case "ServiceAccount" ->
          Optional.of(user(new ServiceAccount(subject.path("namespace").asText(), name).user()));
      default -> Optional.empty();
    };
  }

  static String text(JsonNode subject) {
    var kind = subject.path("kind").asText();
    var name = subject.path("name").asText();
    return kind + " " + Quoted.text(
        kind.equals("ServiceAccount") ? name + "/" + subject.path("namespace").asText() : name);
  }
}
