package dev.keelson.orchestrator.authn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who asks (authentication.k8s.io's UserInfo).
 *
 * @param uid may be empty
 * @param extra what the authenticator adds, such as the pod that a token is bound to
 */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  public User {
    groups = List.copyOf(groups);
    extra = Map.copyOf(new LinkedHashMap<>(extra));
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }
}
