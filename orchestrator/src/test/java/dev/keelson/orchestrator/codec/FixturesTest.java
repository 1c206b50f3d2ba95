package dev.keelson.orchestrator.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.orchestrator.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of k8s.io/api, with all fields set, as Go has written it in JSON and in protobuf (testdata of v0.36). */
final class FixturesTest {
  private static final Schema SCHEMA = Schema.load();
  private static final Codec CODEC = new Codec(SCHEMA);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<String> kinds() throws IOException {
    try (var files = Files.list(folder())) {
      var names = files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
      return names.stream();
    }
  }

  /** JSON that no shape knows keeps its order. */
  static Stream<String> kindsWithoutForeignJson() throws IOException {
    return kinds().filter(kind -> !text(read(kind + ".json")).contains("CustomType"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void json_goes_through_without_a_change(String kind) throws IOException {
    var compact = JsonText.compact(MAPPER.readTree(read(kind + ".json")));
    var decoded = CODEC.decode(compact, Format.JSON, target(kind));
    assertEquals(List.of(), decoded.problems());
    assertEquals(text(compact), text(JsonText.compact(decoded.object())));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void protobuf_is_read_as_its_json_twin(String kind) throws IOException {
    var twin = JsonText.compact(MAPPER.readTree(read(kind + ".json")));
    var decoded = CODEC.decode(read(kind + ".pb"), Format.PROTOBUF, target(kind));
    assertEquals(text(twin), text(JsonText.compact(decoded.object())));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void pretty_json_is_as_go_indents_it(String kind) {
    var decoded = CODEC.decode(read(kind + ".json"), Format.JSON, target(kind));
    assertEquals(text(read(kind + ".json")), text(JsonText.pretty(decoded.object())));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void json_is_yaml(String kind) {
    var fromJson = CODEC.decode(read(kind + ".json"), Format.JSON, target(kind));
    var fromYaml = CODEC.decode(read(kind + ".json"), Format.YAML, target(kind));
    assertEquals(fromJson, fromYaml);
  }

  @ParameterizedTest
  @MethodSource("kindsWithoutForeignJson")
  void the_shape_puts_members_in_order(String kind) {
    var target = target(kind);
    var object = CODEC.decode(read(kind + ".json"), Format.JSON, target).object();
    var reversed = Reversal.of(object);
    assertEquals(text(JsonText.compact(object)), text(JsonText.compact(reversed, target.shape())));
  }

  @Test
  void what_kubectl_sends_for_a_deployment_is_read() {
    var body = resource("kubectl132-create-deployment.pb");
    var target = new Target("apps/v1", "Deployment", SCHEMA.type("apps/v1", "Deployment").orElseThrow());
    var object = CODEC.decode(body, Format.PROTOBUF, target).object();
    assertFalse(object.path("metadata").path("name").asText().isEmpty());
    assertTrue(object.path("spec").path("template").path("spec").path("containers").get(0).has("image"));
    assertEquals("{}", object.path("status").toString());
  }

  private static Target target(String name) {
    try {
      var json = MAPPER.readTree(read(name + ".json"));
      var kind = SCHEMA.kind(json.get("apiVersion").asText(), json.get("kind").asText()).orElseThrow();
      return new Target(json.get("apiVersion").asText(), kind.kind(), kind.shape());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8).strip();
  }

  private static byte[] read(String name) {
    return resource("fixtures/" + name);
  }

  private static byte[] resource(String name) {
    try (var in = FixturesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Path folder() {
    try {
      return Path.of(FixturesTest.class.getResource("fixtures").toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
