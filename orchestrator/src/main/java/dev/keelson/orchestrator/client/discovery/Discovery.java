package dev.keelson.orchestrator.client.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.status.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads what is served, group by group, each resource in the version that its group prefers.
 *
 * @param resources without subresources
 * @param problems why a group could not be read, by its group and version
 */
public record Discovery(List<ServedResource> resources, Map<String, String> problems) {
  /** Other names for what the groups {@code apps} and {@code networking.k8s.io} keep. */
  private static final String ALIASES = "extensions";

  public Discovery {
    resources = List.copyOf(resources);
    problems = Map.copyOf(problems);
  }

  /** Throws as the client does when not even the groups can be read. */
  public static Discovery read(ApiClient client) {
    var reader = new Reader(client);
    reader.read("/api/v1", "", "v1");
    for (var group : client.read("/apis").path("groups")) {
      var name = group.path("name").asText();
      var version = group.path("preferredVersion").path("version").asText();
      if (!name.equals(ALIASES)) {
        reader.read("/apis/" + name + "/" + version, name, version);
      }
    }
    return new Discovery(reader.resources, reader.problems);
  }

  /** Those that are found and meet a condition. */
  public List<ServedResource> where(Predicate<ServedResource> condition) {
    return resources.stream().filter(condition).toList();
  }

  private static final class Reader {
    private final ApiClient client;
    private final List<ServedResource> resources = new ArrayList<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    private Reader(ApiClient client) {
      this.client = client;
    }

    private void read(String path, String group, String version) {
      try {
        client.read(path).path("resources").forEach(resource -> add(resource, group, version));
      } catch (Refusal refusal) {
        problems.put(group + "/" + version, refusal.text());
      } catch (Unreachable unreachable) {
        problems.put(group + "/" + version, String.valueOf(unreachable.getMessage()));
      }
    }

    private void add(JsonNode resource, String group, String version) {
      var plural = resource.path("name").asText();
      if (plural.contains("/")) {
        return;
      }
      var verbs = new TreeSet<String>();
      resource.path("verbs").forEach(verb -> verbs.add(verb.asText()));
      var type = new ResourceType(group, version, plural, resource.path("kind").asText());
      resources.add(new ServedResource(type, resource.path("namespaced").asBoolean(), verbs));
    }
  }
}
