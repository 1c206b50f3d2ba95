package dev.keelson.orchestrator.authn;

import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * As whom a request wants to be treated ({@code kubectl --as}). Whether it may is for authorization to say, part by
 * part.
 *
 * @param groups as asked for; empty leaves it to {@link #user()}
 */
public record Impersonation(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  private static final String USER = "impersonate-user";
  private static final String UID = "impersonate-uid";
  private static final String GROUP = "impersonate-group";
  private static final String EXTRA = "impersonate-extra-";

  public Impersonation {
    groups = List.copyOf(groups);
    extra = Map.copyOf(extra);
  }

  /**
   * Reads the headers; empty when there are none.
   *
   * @throws Refusal when there are some, but no user among them
   */
  public static Optional<Impersonation> of(HttpCall call) {
    var extra = new TreeMap<String, List<String>>();
    for (var header : call.headerNames()) {
      var name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(EXTRA)) {
        extra.put(unescaped(name.substring(EXTRA.length())), call.headers(header));
      }
    }
    var name = call.header(USER).orElse("");
    var wanted = new Impersonation(name, call.header(UID).orElse(""), call.headers(GROUP), extra);
    if (!name.isEmpty()) {
      return Optional.of(wanted);
    }
    if (wanted.uid.isEmpty() && wanted.groups.isEmpty() && wanted.extra.isEmpty()) {
      return Optional.empty();
    }
    throw Refusals.badRequest("requested %s without impersonating a user".formatted(wanted.parts()));
  }

  private List<String> parts() {
    var parts = new ArrayList<String>();
    groups.forEach(group -> parts.add("group " + group));
    extra.keySet().forEach(key -> parts.add("extra " + key));
    if (!uid.isEmpty()) {
      parts.add("uid " + uid);
    }
    return parts;
  }

  /** Keys that are no header names come percent-encoded. */
  private static String unescaped(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return key;
    }
  }

  /** Who that is. Service accounts have their groups; everybody but the anonymous is authenticated. */
  public User user() {
    var own = groups.isEmpty()
        ? Names.ServiceAccount.of(name).map(Names.ServiceAccount::groups).orElse(List.of())
        : groups;
    var user = new User(name, uid, own, extra);
    if (name.equals(Names.ANONYMOUS)) {
      return user.and(Names.UNAUTHENTICATED);
    }
    return user.isIn(Names.UNAUTHENTICATED) ? user : user.and(Names.AUTHENTICATED);
  }
}
