package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Roles by name, and bindings by those they give something to. Whoever hears of changes tells of them, one at a time
 * for each kind; any thread may ask meanwhile, and finds a binding either as it was or as it is, never gone in between.
 *
 * <p>Method: {@code grants} maps a namespace (empty: the whole cluster) to subjects to what they are given there. A
 * decision looks up the user and each group twice, whatever the number of bindings.
 */
public final class RbacIndex {
  private final Map<RoleRef, List<Rule>> roles = new ConcurrentHashMap<>();
  private final Map<String, Map<Subject, List<Grant>>> grants = new ConcurrentHashMap<>();
  private final Map<RbacKind, Map<String, ObjectNode>> bindings = new ConcurrentHashMap<>();

  /** All objects of a kind, as at a (new) beginning: those that are not among them are gone. */
  public void replace(RbacKind kind, Collection<ObjectNode> objects) {
    if (kind.isBinding()) {
      var gone = new HashMap<>(known(kind));
      objects.forEach(object -> gone.remove(key(object)));
      gone.values().forEach(object -> remove(kind, object));
    } else {
      var gone = new HashSet<>(roles.keySet());
      gone.removeIf(role -> role.kind() != kind);
      objects.forEach(object -> gone.remove(role(kind, object)));
      gone.forEach(roles::remove);
    }
    objects.forEach(object -> put(kind, object));
  }

  /** An object is new, or has changed. The tree is read now, and kept where it is a binding: it must not change. */
  public void put(RbacKind kind, ObjectNode object) {
    if (kind.isBinding()) {
      bind(key(object), namespace(object),
          Optional.ofNullable(known(kind).put(key(object), object)), Optional.of(object));
    } else {
      roles.put(role(kind, object), Rule.all(object));
    }
  }

  /** An object is gone; of the tree only the names count. */
  public void remove(RbacKind kind, ObjectNode object) {
    if (kind.isBinding()) {
      bind(key(object), namespace(object),
          Optional.ofNullable(known(kind).remove(key(object))), Optional.empty());
    } else {
      roles.remove(role(kind, object));
    }
  }

  /** Empty when there is no such role. */
  Optional<List<Rule>> rules(RoleRef role) {
    return Optional.ofNullable(roles.get(role));
  }

  /** What a subject is given in a namespace (empty: in the whole cluster). */
  List<Grant> grants(String namespace, Subject subject) {
    return grants.getOrDefault(namespace, Map.of()).getOrDefault(subject, List.of());
  }

  private Map<String, ObjectNode> known(RbacKind kind) {
    return bindings.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>());
  }

  private void bind(String key, String namespace, Optional<ObjectNode> before, Optional<ObjectNode> after) {
    Set<Subject> concerned = new HashSet<>();
    var now = new HashMap<Subject, Grant>();
    before.ifPresent(object -> subjects(object, subject -> Subject.of(subject).ifPresent(concerned::add)));
    after.ifPresent(object -> subjects(object, subject -> Subject.of(subject)
        .ifPresent(one -> now.putIfAbsent(one, new Grant(key, RoleRef.of(object), reason(object, subject))))));
    concerned.addAll(now.keySet());
    var here = grants.computeIfAbsent(namespace, _ -> new ConcurrentHashMap<>());
    for (var subject : concerned) {
      var grant = Optional.ofNullable(now.get(subject));
      here.compute(subject, (_, given) -> with(key, given == null ? List.of() : given, grant));
    }
  }

  /** Null takes a subject with nothing left off the map. */
  private static @Nullable List<Grant> with(
      String key, List<Grant> given, Optional<Grant> grant) {
    var others = new ArrayList<>(given);
    others.removeIf(one -> one.binding().equals(key));
    grant.ifPresent(others::add);
    return others.isEmpty() ? null : List.copyOf(others);
  }

  private static void subjects(JsonNode binding, Consumer<JsonNode> each) {
    binding.path("subjects").forEach(each);
  }

  private static String reason(JsonNode binding, JsonNode subject) {
    var role = RoleRef.of(binding);
    var namespace = namespace(binding);
    var name = binding.path("metadata").path("name").asText();
    return "RBAC: allowed by "
        + (namespace.isEmpty() ? RbacKind.CLUSTER_ROLE_BINDING.kind() + " " + Quoted.text(name)
            : RbacKind.ROLE_BINDING.kind() + " " + Quoted.text(name + "/" + namespace))
        + " of " + role.kind().kind() + " " + Quoted.text(role.name()) + " to " + Subject.text(subject);
  }

  private static RoleRef role(RbacKind kind, JsonNode object) {
    return new RoleRef(kind, namespace(object), object.path("metadata").path("name").asText());
  }

  private static String namespace(JsonNode object) {
    return object.path("metadata").path("namespace").asText("");
  }

  private static String key(JsonNode object) {
    return namespace(object) + "/" + object.path("metadata").path("name").asText();
  }
}
