package dev.keelson.orchestrator.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.User;
import java.util.List;

/** Writes down who asks for a certificate: signers believe it, so nobody can claim to be somebody else. */
final class Requester {
  private static final List<String> FIELDS = List.of("username", "uid", "groups", "extra");

  private Requester() {}

  static void sign(ObjectNode request, User user) {
    var spec = request.withObjectProperty("spec");
    spec.remove(FIELDS);
    spec.put("username", user.name());
    if (!user.uid().isEmpty()) {
      spec.put("uid", user.uid());
    }
    if (!user.groups().isEmpty()) {
      var groups = spec.putArray("groups");
      user.groups().forEach(groups::add);
    }
    if (!user.extra().isEmpty()) {
      var extra = spec.putObject("extra");
      user.extra().forEach((name, values) -> {
        var texts = extra.putArray(name);
        values.forEach(texts::add);
      });
    }
  }
}
