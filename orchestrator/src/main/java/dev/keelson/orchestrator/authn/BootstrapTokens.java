package dev.keelson.orchestrator.authn;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tokens with which machines join: {@code id.secret}, kept in Secrets {@code kube-system/bootstrap-token-ID}. */
public final class BootstrapTokens implements TokenAuthenticator {
  private static final Pattern TOKEN = Pattern.compile("([a-z0-9]{6})\\.([a-z0-9]{16})");
  private static final Pattern EXTRA_GROUP = Pattern.compile("system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]");

  private final ObjectLookup objects;
  private final List<String> apiAudiences;
  private final InstantSource clock;

  public BootstrapTokens(ObjectLookup objects, List<String> apiAudiences, InstantSource clock) {
    this.objects = objects;
    this.apiAudiences = List.copyOf(apiAudiences);
    this.clock = clock;
  }

  @Override
  public Optional<TokenUser> authenticate(String token, List<String> audiences) {
    var parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var id = parts.group(1);
    return objects.find("secrets", "kube-system", "bootstrap-token-" + id)
        .filter(secret -> isGood(secret, id, parts.group(2)))
        .map(secret -> new TokenUser(user(secret, id), Audiences.commonOrRefuse(audiences, apiAudiences)));
  }

  private boolean isGood(JsonNode secret, String id, String password) {
    return secret.path("type").asText().equals("bootstrap.kubernetes.io/token")
        && secret.path("metadata").path("deletionTimestamp").isMissingNode()
        && MessageDigest.isEqual(data(secret, "token-secret"), password.getBytes(StandardCharsets.US_ASCII))
        && text(secret, "token-id").equals(id)
        && !isExpired(text(secret, "expiration"))
        && text(secret, "usage-bootstrap-authentication").equals("true");
  }

  /** A time that nobody can read has passed, as upstream. */
  private boolean isExpired(String expiration) {
    try {
      return !expiration.isEmpty() && !Instant.parse(expiration).isAfter(clock.instant());
    } catch (DateTimeParseException _) {
      return true;
    }
  }

  private static User user(JsonNode secret, String id) {
    var groups = new ArrayList<>(List.of(Names.BOOTSTRAPPERS));
    for (var group : text(secret, "auth-extra-groups").split(",", -1)) {
      if (group.isEmpty()) {
        continue;
      }
      if (!EXTRA_GROUP.matcher(group).matches()) {
        throw new BadCredentials("bootstrap group \"" + group + "\" is invalid (must match " + EXTRA_GROUP + ")");
      }
      groups.add(group);
    }
    return new User(Names.BOOTSTRAP_PREFIX + id, "", groups, Map.of());
  }

  private static String text(JsonNode secret, String key) {
    return new String(data(secret, key), StandardCharsets.UTF_8);
  }

  private static byte[] data(JsonNode secret, String key) {
    return SecretData.of(secret, key);
  }
}
