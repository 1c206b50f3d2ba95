package dev.keelson.orchestrator.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes reviews of writes to one resource, and keeps the warnings. */
public final class Reviews {
  public static final User ADMIN = new User("admin", "", List.of("system:masters"), Map.of());

  private static final Registry REGISTRY = Registry.builtIn(Schema.load());

  private final String version;
  private final String plural;
  private final String subresource;
  private final User user;
  private final List<String> warnings = new ArrayList<>();

  private Reviews(String version, String plural, String subresource, User user) {
    this.version = version;
    this.plural = plural;
    this.subresource = subresource;
    this.user = user;
  }

  /** Writes to a resource such as {@code apps/v1}, {@code deployments/scale}. */
  public static Reviews of(String version, String path) {
    var parts = path.split("/", 2);
    return new Reviews(version, parts[0], parts.length > 1 ? parts[1] : "", ADMIN);
  }

  public Reviews by(User other) {
    return new Reviews(version, plural, subresource, other);
  }

  public List<String> warnings() {
    return warnings;
  }

  public Review create(ObjectNode object) {
    return review(Operation.CREATE, Optional.of(object), Optional.empty(), false);
  }

  public Review create(String json) {
    return create(Trees.json(json));
  }

  public Review dryRun(String json) {
    return review(Operation.CREATE, Optional.of(Trees.json(json)), Optional.empty(), true);
  }

  public Review update(String old, String json) {
    return review(Operation.UPDATE, Optional.of(Trees.json(json)), Optional.of(Trees.json(old)), false);
  }

  public Review delete(String old) {
    return review(Operation.DELETE, Optional.empty(), Optional.of(Trees.json(old)), false);
  }

  private Review review(Operation operation, Optional<ObjectNode> object, Optional<ObjectNode> old, boolean dryRun) {
    var resource = REGISTRY.find(GroupVersion.of(version), plural).orElseThrow();
    var metadata = object.or(() -> old).orElseThrow().path("metadata");
    var subject = new Review.Subject(
        resource, subresource, metadata.path("namespace").asText(""), metadata.path("name").asText(""));
    return new Review(operation, subject, user, object, old, dryRun, warnings::add);
  }
}
