package dev.keelson.orchestrator.openapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.UnknownFieldSet;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OpenApiTest {
  private static final Schema SCHEMA = Schema.load();
  private static final Registry REGISTRY = Registry.builtIn(SCHEMA);
  private static final OpenApi OPEN_API = OpenApi.of(REGISTRY, SCHEMA);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<String> paths() {
    return REGISTRY.versions().stream().map(GroupVersion::path);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void the_index_tells_the_hash_of_every_document(String path) throws IOException {
    var page = OPEN_API.v3(path).orElseThrow();
    var url = MAPPER.readTree(OPEN_API.v3Index().body()).path("paths").path(path).path("serverRelativeURL").asText();
    assertEquals("/openapi/v3/" + path + "?hash=" + page.hash(), url);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void every_reference_leads_somewhere(String path) throws IOException {
    var document = MAPPER.readTree(OPEN_API.v3(path).orElseThrow().body());
    for (var reference : document.findValuesAsText("$ref")) {
      assertTrue(document.at(reference.substring(1)).isObject(), reference);
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void operations_have_names_of_their_own(String path) throws IOException {
    var names = MAPPER.readTree(OPEN_API.v3(path).orElseThrow().body()).findValuesAsText("operationId");
    assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
  }

  @ParameterizedTest
  @MethodSource("paths")
  void kubectl_finds_that_every_kind_is_validated_and_patched_by_the_server(String path) throws IOException {
    var document = MAPPER.readTree(OPEN_API.v3(path).orElseThrow().body());
    for (var operation : document.path("paths").findValues("patch")) {
      assertTrue(operation.path("parameters").findValuesAsText("name").contains("fieldValidation"));
      assertTrue(operation.path("requestBody").path("content").has("application/strategic-merge-patch+json"));
      assertTrue(operation.path("x-kubernetes-group-version-kind").has("kind"));
    }
  }

  @Test
  void kinds_carry_their_names_and_how_they_merge() throws IOException {
    var schemas = MAPPER.readTree(OPEN_API.v3("api/v1").orElseThrow().body()).path("components").path("schemas");
    assertEquals("[{\"group\":\"\",\"kind\":\"Pod\",\"version\":\"v1\"}]",
        schemas.path("io.k8s.api.core.v1.Pod").path("x-kubernetes-group-version-kind").toString());
    var containers = schemas.path("io.k8s.api.core.v1.PodSpec").path("properties").path("containers");
    assertEquals("merge", containers.path("x-kubernetes-patch-strategy").asText());
    assertEquals("name", containers.path("x-kubernetes-patch-merge-key").asText());
    assertEquals("[\"name\"]", containers.path("x-kubernetes-list-map-keys").toString());
    var port = schemas.path("io.k8s.api.core.v1.ContainerPort");
    assertEquals("[\"containerPort\"]", port.path("required").toString());
    assertEquals("TCP", port.path("properties").path("protocol").path("default").asText());
    assertEquals("atomic", schemas.path("io.k8s.api.core.v1.ObjectReference").path("x-kubernetes-map-type").asText());
    assertTrue(schemas.path("io.k8s.apimachinery.pkg.api.resource.Quantity").has("oneOf"));
  }

  @Test
  void types_and_fields_are_described() throws IOException {
    var pod = MAPPER.readTree(OPEN_API.v3("api/v1").orElseThrow().body())
        .at("/components/schemas/io.k8s.api.core.v1.Pod");
    assertTrue(pod.path("description").asText().startsWith("Pod is a collection of containers"));
    assertFalse(pod.at("/properties/apiVersion/description").asText().isEmpty());
  }

  @Test
  void older_versions_of_a_kind_have_schemas_of_their_own() throws IOException {
    var document = MAPPER.readTree(OPEN_API.v3("apis/batch/v1beta1").orElseThrow().body());
    var kinds = document.at("/components/schemas/io.k8s.api.batch.v1beta1.CronJob/x-kubernetes-group-version-kind");
    assertEquals("[{\"group\":\"batch\",\"kind\":\"CronJob\",\"version\":\"v1beta1\"}]", kinds.toString());
  }

  @Test
  void what_is_not_served_has_no_document() {
    assertTrue(OPEN_API.v3("apis/nope/v1").isEmpty());
  }

  @Test
  void the_second_version_has_all_definitions_in_one_document() throws IOException {
    var document = MAPPER.readTree(OPEN_API.v2().body());
    for (var reference : document.findValuesAsText("$ref")) {
      assertTrue(document.at(reference.substring(1)).isObject(), reference);
    }
    assertTrue(document.path("definitions").has("io.k8s.api.apps.v1.Deployment"));
    assertTrue(document.path("paths").has("/api/v1/namespaces/{namespace}/pods/{name}"));
  }

  @Test
  void protobuf_holds_what_json_holds() throws IOException {
    var json = MAPPER.readTree(OPEN_API.v2().body());
    var message = UnknownFieldSet.parseFrom(OPEN_API.v2Protobuf().body());
    assertEquals("2.0", text(message, 1));
    assertEquals(names(json.path("paths")), namesOf(nested(message, 8), 2));
    assertEquals(names(json.path("definitions")), namesOf(nested(message, 9), 1));
  }

  @Test
  void pages_are_kept_compressed_too() throws IOException {
    var page = OPEN_API.v3Index();
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(page.gzip()))) {
      assertArrayEquals(page.body(), gzip.readAllBytes());
    }
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  private static List<String> namesOf(UnknownFieldSet message, int number) throws IOException {
    var names = new ArrayList<String>();
    for (var bytes : message.getField(number).getLengthDelimitedList()) {
      names.add(text(UnknownFieldSet.parseFrom(bytes), 1));
    }
    return names;
  }

  private static UnknownFieldSet nested(UnknownFieldSet message, int number) throws IOException {
    return UnknownFieldSet.parseFrom(message.getField(number).getLengthDelimitedList().getFirst());
  }

  private static String text(UnknownFieldSet message, int number) {
    return message.getField(number).getLengthDelimitedList().getFirst().toStringUtf8();
  }
}
