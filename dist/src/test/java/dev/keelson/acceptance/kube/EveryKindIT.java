package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every verb and subresource of every resource that discovery names, and the status that it is answered with: the table
 * in docs/kubernetes-resources.md, which {@code -Drewrite=true} records.
 */
final class EveryKindIT {
  private static final Path TABLE = Path.of("..", "docs", "kubernetes-resources.md");
  private static final Path SAMPLES = Path.of("src", "test", "resources", "kube", "samples.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VERBS =
      List.of("create", "get", "list", "watch", "update", "patch", "delete", "deletecollection");
  private static final String HEAD = """
      # What the API serves

      Each resource with the status that its verbs are answered with, for an object that is valid; `-` where a verb does
      not exist, as with Kubernetes; `collection` deletes a collection. Subresources: the statuses of get, update and
      patch, or of create. `EveryKindIT` asks all of them and holds this page against the answers; `KubectlIT` and
      `NodeIT` show exec, attach, port-forward, logs and proxies.

      | version | kind | create | get | list | watch | update | patch | delete | collection | subresources |
      |---|---|---|---|---|---|---|---|---|---|---|
      """;

  @Test
  void the_page_says_what_is_served() throws Exception {
    try (var server = ApiProcess.start()) {
      var asker = new Asker(server);
      var samples = new YAMLMapper().readTree(Files.readString(SAMPLES).replace("REQUEST", request()));
      var page = new StringBuilder(HEAD);
      for (var version : versions(asker)) {
        rows(asker, samples, version, page);
      }
      if (Boolean.getBoolean("rewrite")) {
        Files.writeString(TABLE, page);
      }
      assertTrue(!page.toString().contains("| 5"), "nothing of this is the server's fault:\n" + page);
      assertEquals(Files.readString(TABLE), page.toString());
    }
  }

  /** A certificate request, in base64 as the API has it. */
  private static String request() {
    return Command.run(List.of("bash", "-c", "openssl req -new -newkey ed25519 -nodes -keyout /dev/null -subj /CN=c"
        + " 2>/dev/null | base64 -w0"), Map.of(), Path.of("."), "").output();
  }

  private static List<String> versions(Asker asker) throws IOException, InterruptedException {
    var versions = new ArrayList<>(List.of("v1"));
    for (var group : JSON.readTree(asker.ask("GET", "/apis", "", "").body()).path("groups")) {
      group.path("versions").forEach(version -> versions.add(version.path("groupVersion").asText()));
    }
    return versions;
  }

  private static void rows(Asker asker, JsonNode samples, String version, StringBuilder page)
      throws IOException, InterruptedException {
    var root = (version.equals("v1") ? "/api/" : "/apis/") + version;
    var resources = new TreeMap<String, JsonNode>();
    var subresources = new LinkedHashMap<String, List<String>>();
    for (var each : JSON.readTree(asker.ask("GET", root, "", "").body()).path("resources")) {
      var name = each.path("name").asText().split("/", -1);
      if (name.length == 1) {
        resources.put(name[0], each);
      } else {
        subresources.computeIfAbsent(name[0], _ -> new ArrayList<>()).add(name[1]);
      }
    }
    for (var each : resources.entrySet()) {
      var kind = each.getValue().path("kind").asText();
      var sample = samples.has(version + " " + kind) ? samples.path(version + " " + kind) : samples.path(kind);
      var object = JSON.createObjectNode().put("apiVersion", version).put("kind", kind);
      object.putObject("metadata").put("name", "sample");
      if (sample instanceof ObjectNode fields) {
        object.setAll(fields);
      }
      boolean namespaced = each.getValue().path("namespaced").asBoolean();
      var collection = root + (namespaced ? "/namespaces/default/" : "/") + each.getKey();
      var sight = new Sight(asker, collection, object, each.getValue().path("verbs"));
      page.append("| ").append(version).append(" | ").append(kind).append(" | ")
          .append(sight.line(VERBS, subresources.getOrDefault(each.getKey(), List.of()))).append(" |\n");
    }
  }
}
