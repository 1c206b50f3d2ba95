package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.User;
import java.util.List;
import java.util.Map;

/** Policies written as in {@code bootstrap-rbac.txt}, and users to try them. */
final class Policies {
  private Policies() {}

  static RbacIndex index(String text) {
    var index = new RbacIndex();
    BootstrapPolicy.parse(text).forEach(item -> index.put(item.kind(), item.object()));
    return index;
  }

  static ObjectNode object(String text) {
    return BootstrapPolicy.parse(text).getFirst().object();
  }

  static User user(String name, String... groups) {
    return new User(name, "", List.of(groups), Map.of());
  }

  /** {@code get pods/log.apps ns/name}, {@code list pods ns/}, {@code get nodes /}, {@code get /healthz}. */
  static Attributes attributes(User user, String text) {
    var words = text.split(" ", -1);
    if (words[1].startsWith("/")) {
      return Attributes.ofPath(user, words[0], words[1]);
    }
    int dot = words[1].indexOf('.');
    int slash = words[2].indexOf('/');
    return Attributes.ofResource(user, words[0], dot < 0 ? "" : words[1].substring(dot + 1),
        dot < 0 ? words[1] : words[1].substring(0, dot), words[2].substring(0, slash), words[2].substring(slash + 1));
  }
}
