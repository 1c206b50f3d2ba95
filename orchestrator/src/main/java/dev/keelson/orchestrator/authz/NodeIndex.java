package dev.keelson.orchestrator.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which objects the pods of each node use. Told of pods, volumes and attachments by whoever hears of changes, one at a
 * time for each kind; any thread may ask.
 *
 * <p>Method: for each node and object the set of pods that use it; volumes hang on the claims that they are bound to.
 */
public final class NodeIndex {
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  private record Pod(String node, Set<Reference> uses) {}

  private record Volume(Reference claim, Set<Reference> secrets) {}

  private final Map<String, Pod> pods = new ConcurrentHashMap<>();
  private final Map<String, Map<Reference, Set<String>>> users = new ConcurrentHashMap<>();
  private final Map<String, Volume> volumes = new ConcurrentHashMap<>();
  private final Map<Reference, Set<String>> volumesOfSecrets = new ConcurrentHashMap<>();
  private final Map<String, String> attachments = new ConcurrentHashMap<>();

  /** A pod is new, or has changed. One that has ended, or that a kubelet only mirrors, uses nothing. */
  public void putPod(ObjectNode pod) {
    var node = pod.path("spec").path("nodeName").asText("");
    boolean idle = node.isEmpty()
        || OVER.contains(pod.path("status").path("phase").asText())
        || pod.path("metadata").path("annotations").has(MIRROR);
    replacePod(key(pod), idle ? null : new Pod(node, PodReferences.of(pod)));
  }

  public void removePod(ObjectNode pod) {
    replacePod(key(pod), null);
  }

  private void replacePod(String key, @Nullable Pod now) {
    var before = now == null ? pods.remove(key) : pods.put(key, now);
    if (now != null && !now.equals(before)) {
      var uses = users.computeIfAbsent(now.node, _ -> new ConcurrentHashMap<>());
      now.uses.forEach(use -> add(uses, use, key));
    }
    if (before != null && !before.equals(now)) {
      var still = now != null && now.node.equals(before.node) ? now.uses : Set.<Reference>of();
      var uses = users.getOrDefault(before.node, Map.of());
      before.uses.stream().filter(use -> !still.contains(use)).forEach(use -> drop(uses, use, key));
    }
  }

  public void putVolume(ObjectNode volume) {
    removeVolume(volume);
    var claim = volume.path("spec").path("claimRef");
    var secrets = new HashSet<Reference>();
    for (var source : volume.path("spec")) {
      for (var field : source.properties()) {
        if (field.getKey().endsWith("ecretRef") && field.getValue().isObject()) {
          secrets.add(new Reference("secrets",
              field.getValue().path("namespace").asText(claim.path("namespace").asText()),
              field.getValue().path("name").asText()));
        }
      }
    }
    volumes.put(name(volume), new Volume(new Reference("persistentvolumeclaims",
        claim.path("namespace").asText(), claim.path("name").asText()), secrets));
    secrets.forEach(secret -> add(volumesOfSecrets, secret, name(volume)));
  }

  public void removeVolume(ObjectNode volume) {
    var before = volumes.remove(name(volume));
    if (before != null) {
      before.secrets.forEach(secret -> drop(volumesOfSecrets, secret, name(volume)));
    }
  }

  public void putAttachment(ObjectNode attachment) {
    attachments.put(name(attachment), attachment.path("spec").path("nodeName").asText());
  }

  public void removeAttachment(ObjectNode attachment) {
    attachments.remove(name(attachment));
  }

  /** Whether something on the node has to do with an object. */
  boolean uses(String node, Reference object) {
    return switch (object.resource()) {
      case "volumeattachments" -> node.equals(attachments.get(object.name()));
      case "persistentvolumes" -> usesVolume(node, object.name());
      case "secrets" -> usesItself(node, object)
          || volumesOfSecrets.getOrDefault(object, Set.of()).stream().anyMatch(volume -> usesVolume(node, volume));
      default -> usesItself(node, object);
    };
  }

  private boolean usesVolume(String node, String name) {
    var volume = volumes.get(name);
    return volume != null && usesItself(node, volume.claim);
  }

  private boolean usesItself(String node, Reference object) {
    return users.getOrDefault(node, Map.of()).containsKey(object);
  }

  private static void add(Map<Reference, Set<String>> users, Reference use, String user) {
    users.compute(use, (_, others) -> {
      Set<String> all = others == null ? new HashSet<>() : new HashSet<>(others);
      all.add(user);
      return Set.copyOf(all);
    });
  }

  private static void drop(Map<Reference, Set<String>> users, Reference use, String user) {
    users.computeIfPresent(use, (_, others) -> {
      var left = new HashSet<>(others);
      left.remove(user);
      return left.isEmpty() ? null : Set.copyOf(left);
    });
  }

  private static String key(JsonNode object) {
    return object.path("metadata").path("namespace").asText() + "/" + name(object);
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }
}
