package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an object is to be deleted.
 *
 * @param policy {@code Background}, {@code Foreground}, {@code Orphan}, or empty for the resource's default
 * @param graceSeconds empty for the object's own
 * @param uid the deletion is refused (409) if the object has another; as is {@code resourceVersion}
 */
public record Deletion(
    String policy, OptionalLong graceSeconds, Optional<String> uid, Optional<String> resourceVersion) {
  private static final Deletion USUAL = new Deletion("", OptionalLong.empty(), Optional.empty(), Optional.empty());

  public static Deletion usual() {
    return USUAL;
  }

  public static Deletion background() {
    return new Deletion("Background", OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  public static Deletion foreground() {
    return new Deletion("Foreground", OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  public static Deletion orphan() {
    return new Deletion("Orphan", OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  /** At once and whatever the node says, with 0. */
  public Deletion graceSeconds(long seconds) {
    return new Deletion(policy, OptionalLong.of(seconds), uid, resourceVersion);
  }

  public Deletion ifUid(String expected) {
    return new Deletion(policy, graceSeconds, Optional.of(expected), resourceVersion);
  }

  public Deletion ifVersion(String expected) {
    return new Deletion(policy, graceSeconds, uid, Optional.of(expected));
  }

  /** {@code DeleteOptions}. */
  ObjectNode body() {
    var options = JsonNodeFactory.instance.objectNode().put("kind", "DeleteOptions").put("apiVersion", "v1");
    graceSeconds.ifPresent(seconds -> options.put("gracePeriodSeconds", seconds));
    if (!policy.isEmpty()) {
      options.put("propagationPolicy", policy);
    }
    uid.ifPresent(expected -> options.withObjectProperty("preconditions").put("uid", expected));
    resourceVersion.ifPresent(
        expected -> options.withObjectProperty("preconditions").put("resourceVersion", expected));
    return options;
  }
}
