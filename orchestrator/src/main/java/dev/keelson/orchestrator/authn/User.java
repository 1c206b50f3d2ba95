package dev.keelson.orchestrator.authn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who asks (authentication.k8s.io's UserInfo).
 *
 * @param uid may be empty
 * @param extra what the authenticator adds, such as the pod that a token is bound to
 */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  public static final User ANONYMOUS = new User(Names.ANONYMOUS, "", List.of(Names.UNAUTHENTICATED), Map.of());

  public User {
    groups = List.copyOf(groups);
    extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /** With one group more, at the end; the same when it is in it already. */
  public User and(String group) {
    return isIn(group) ? this : new User(name, uid, Stream.concat(groups.stream(), Stream.of(group)).toList(), extra);
  }
}
