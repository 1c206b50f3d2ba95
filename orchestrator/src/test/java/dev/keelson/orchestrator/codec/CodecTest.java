package dev.keelson.orchestrator.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodecTest {
  private static final Schema SCHEMA = Schema.load();
  private static final Codec CODEC = new Codec(SCHEMA);

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      v1 ConfigMap    | {}                                | {"kind":"ConfigMap","apiVersion":"v1","metadata":{}}
      v1 ConfigMap    | null                              | {"kind":"ConfigMap","apiVersion":"v1","metadata":{}}
      v1 ConfigMap    | {"data":{"b":"2","a":null}}       | {"kind":"ConfigMap","apiVersion":"v1","metadata":{},\
      "data":{"a":"","b":"2"}}
      v1 ConfigMap    | {"data":{},"immutable":false}     | {"kind":"ConfigMap","apiVersion":"v1","metadata":{},\
      "immutable":false}
      v1 Service      | {"spec":{"ports":[{"port":80}]}}  | {"kind":"Service","apiVersion":"v1","metadata":{},\
      "spec":{"ports":[{"port":80,"targetPort":0}]},"status":{"loadBalancer":{}}}
      apps/v1 Deployment | {"spec":{"replicas":0}}        | {"kind":"Deployment","apiVersion":"apps/v1",\
      "metadata":{},"spec":{"replicas":0,"selector":null,"template":{"metadata":{},"spec":{"containers":null}},\
      "strategy":{}},"status":{}}
      v1 Pod          | {"spec":{"hostNetwork":false,"containers":[{"name":"a","resources":{"limits":\
      {"cpu":"1000m","memory":0.5}}}]}}| {"kind":"Pod","apiVersion":"v1","metadata":{},"spec":{"containers":\
      [{"name":"a","resources":{"limits":{"cpu":"1","memory":"500m"}}}]},"status":{}}
      v1 Pod          | {"status":{"conditions":[{"type":"Ready","status":"True","lastTransitionTime":\
      "2026-11-21T20:00:00.5+01:00"}]}} | {"kind":"Pod","apiVersion":"v1","metadata":{},"spec":{"containers":null},\
      "status":{"conditions":[{"type":"Ready","status":"True","lastProbeTime":null,"lastTransitionTime":\
      "2026-11-21T19:00:00Z"}]}}
      v1 Secret       | {"data":{"a":"YQ=="},"type":""}   | {"kind":"Secret","apiVersion":"v1","metadata":{},\
      "data":{"a":"YQ=="}}
      rbac.authorization.k8s.io/v1 ClusterRole | {}       | {"kind":"ClusterRole","apiVersion":\
      "rbac.authorization.k8s.io/v1","metadata":{},"rules":null}
      apps/v1 DeleteOptions | {"gracePeriodSeconds":0}    | {"kind":"DeleteOptions","apiVersion":"apps/v1",\
      "gracePeriodSeconds":0}
      """)
  void what_is_read_is_what_go_would_send(String kind, String body, String sent) {
    var object = CODEC.decode(bytes(body), Format.JSON, target(kind)).object();
    assertEquals(sent, text(JsonText.compact(object)));
    var again = CODEC.decode(object, target(kind)).object();
    assertEquals(sent, text(JsonText.compact(again)), "and is so still when it is read again");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"spec":{"replicaz":1,"Replicas":2}} | [unknown field "spec.replicaz", unknown field "spec.Replicas"]
      {"spec":{"replicas":1,"replicas":1}} | [duplicate field "spec.replicas"]
      {"kind":"Deployment","kind":"Deployment"} | [duplicate field "kind"]
      {"metadata":{"labels":{"a":"1","a":"2"}}} | [duplicate field "metadata.labels.a"]
      {"spec":{"template":{"spec":{"containers":[{},{"imag":"x"}]}}}} \
      | [unknown field "spec.template.spec.containers[1].imag"]
      {"a\\"b":1} | [unknown field "a\\"b"]
      {"a":{"b":[1,{"c":2}]},"spec":{}} | [unknown field "a"]
      """)
  void unknown_and_duplicate_fields_are_told_of(String body, String problems) {
    var decoded = CODEC.decode(bytes(body), Format.JSON, target("apps/v1 Deployment"));
    assertEquals(problems, decoded.problems().toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"spec":{"replicas":"3"}}    | json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas \
      of type int32
      {"spec":{"replicas":1.5}}    | json: cannot unmarshal number 1.5 into Go struct field \
      DeploymentSpec.spec.replicas of type int32
      {"spec":{"replicas":3000000000}} | json: cannot unmarshal number 3000000000 into Go struct field \
      DeploymentSpec.spec.replicas of type int32
      {"spec":[]}                  | json: cannot unmarshal array into Go struct field Deployment.spec of type \
      v1.DeploymentSpec
      {"spec":{"paused":"yes","replicas":true}} | json: cannot unmarshal string into Go struct field \
      DeploymentSpec.spec.paused of type bool
      {"metadata":{"labels":{"a":1}}} | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels \
      of type string
      {"metadata":{"labels":"a"}}  | json: cannot unmarshal string into Go struct field ObjectMeta.metadata.labels \
      of type map[string]string
      {"spec":{"template":{"spec":{"containers":{}}}}} | json: cannot unmarshal object into Go struct field \
      PodSpec.spec.template.spec.containers of type []v1.Container
      {"spec":{"template":{"spec":{"containers":["a"]}}}} | json: cannot unmarshal string into Go struct field \
      PodSpec.spec.template.spec.containers of type v1.Container
      {"metadata":{"creationTimestamp":5}} | json: cannot unmarshal number into Go struct field \
      ObjectMeta.metadata.creationTimestamp of type string
      {"metadata":{"creationTimestamp":"x"}} | parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as \
      "2006"
      {"spec":{"template":{"spec":{"overhead":{"cpu":"1x"}}}}} | quantities must match the regular expression \
      '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
      """)
  void wrong_types_are_refused_in_gos_words(String body, String text) {
    var refusal = refused(body, "apps/v1 Deployment");
    assertEquals("Deployment in version \"v1\" cannot be handled as a Deployment: " + text, refusal.text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {bad json    | json parse error: invalid character 'b' looking for beginning of object key string ({bad json)
      {"a":1       | json parse error: unexpected end of JSON input ({"a":1)
      {"a" 1}      | json parse error: invalid character '1' after object key ({"a" 1})
      {"a":1 "b"}  | json parse error: invalid character '"' after object key:value pair ({"a":1 "b"})
      {"a":[1 2]}  | json parse error: invalid character '2' after array element ({"a":[1 2]})
      {"a":tru}    | json parse error: invalid character '}' in literal true (expecting 'e') ({"a":tru})
      {"a":01}     | json parse error: invalid character '1' after object key:value pair ({"a":01})
      {"a":1.}     | json parse error: invalid character '}' after decimal point in numeric literal ({"a":1.})
      {"a":"\\x"}  | json parse error: invalid character 'x' in string escape code ({"a":"\\x"})
      {} {}        | json parse error: invalid character '{' after top-level value ({} {})
      {"data":{"a":"b"}}xxxxxxxxxxxxxxxxxxxxxx | json parse error: invalid character 'x' after top-level value \
      ({"data":{"a":"b"}}xxxxxxxxxxxx ...)
      ``           | json parse error: unexpected end of JSON input (<empty>)
      """)
  void broken_json_is_refused_in_gos_words(String body, String text) {
    assertEquals("the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; " + text,
        refused(body, "v1 ConfigMap").text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"kind":"Deployment","apiVersion":"v1"} | Deployment in version "v1" cannot be handled as a Pod: no kind \
      "Deployment" is registered for version "v1" in scheme "k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30"
      {"kind":"Service","apiVersion":"v1"}    | Service in version "v1" cannot be handled as a Pod: converting \
      (v1.Service) to (core.Pod): unknown conversion
      {"kind":"Service","apiVersion":"v1","spec":{"ports":1}} | Service in version "v1" cannot be handled as a Pod: \
      converting (v1.Service) to (core.Pod): unknown conversion
      {"apiVersion":"a/b/c"}                  | the object provided is unrecognized (must be of type Pod): unexpected \
      GroupVersion string: a/b/c ({"apiVersion":"a/b/c"})
      """)
  void an_object_of_another_kind_is_refused(String body, String text) {
    assertEquals(text, refused(body, "v1 Pod").text());
  }

  @Test
  void an_object_of_another_version_is_refused() {
    assertEquals("the API version in the data (autoscaling/v1) does not match the expected API version"
        + " (autoscaling/v2)", refused("""
            {"kind":"HorizontalPodAutoscaler","apiVersion":"autoscaling/v1"}
            """, "autoscaling/v2 HorizontalPodAutoscaler").text());
  }

  @Test
  void a_body_that_is_no_object_is_refused() {
    assertEquals("the object provided is unrecognized (must be of type Pod): couldn't get version/kind; json parse"
        + " error: json: cannot unmarshal array into Go value of type struct { APIVersion string"
        + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" } (5b5d)",
        refused("[]", "v1 Pod").text());
  }

  @Test
  void depth_is_bounded() {
    var deep = "{\"x\":" + "[".repeat(100_000);
    assertEquals(Reason.BAD_REQUEST, refused(deep, "v1 Pod").reason());
    assertEquals(Reason.BAD_REQUEST, assertThrows(Refusal.class,
        () -> CODEC.decode(bytes("[".repeat(100_000)), Format.YAML, target("v1 Pod"))).reason());
    var tree = JsonNodeFactory.instance.objectNode();
    var inner = tree;
    for (var level = 0; level < 600; level++) {
      inner = inner.putObject("x");
    }
    assertThrows(Refusal.class, () -> CODEC.decode(tree, target("v1 Pod")));
  }

  @Test
  void problems_are_bounded_and_told_once() {
    var many = new StringBuilder("{");
    for (var i = 0; i < 300; i++) {
      many.append("\"x").append(i % 200).append("\":1,");
    }
    assertEquals(100, CODEC.decode(bytes(many.append("\"kind\":\"Pod\"}").toString()), Format.JSON, target("v1 Pod"))
        .problems().size());
  }

  @Test
  void schemas_in_custom_resource_definitions_are_structs_even_where_go_has_unions() {
    var object = CODEC.decode(bytes("""
        {"spec":{"versions":[{"schema":{"openAPIV3Schema":{
          "additionalProperties":{"type":"string","nullable":false,"nul":1},
          "items":[{"type":"string"}],"properties":{"a":{"additionalProperties":true}}}}}]}}
        """), Format.JSON, target("apiextensions.k8s.io/v1 CustomResourceDefinition"));
    assertEquals("{\"items\":[{\"type\":\"string\"}],\"properties\":{\"a\":{\"additionalProperties\":true}},"
            + "\"additionalProperties\":{\"type\":\"string\"}}",
        object.object().at("/spec/versions/0/schema/openAPIV3Schema").toString());
  }

  @Test
  void documents_of_no_kind_are_read_as_they_are() {
    assertEquals("[{\"op\":\"test\",\"value\":null,\"n\":1,\"f\":1.0}]",
        Codec.parse(bytes("[{\"op\": \"test\", \"value\": null, \"n\": 1, \"f\": 1.0}]"), Format.JSON)
            .root().toString());
    assertEquals("invalid character 'x' looking for beginning of value",
        assertThrows(Refusal.class, () -> Codec.parse(bytes("x"), Format.JSON)).text());
  }

  @Test
  void garbage_instead_of_protobuf_is_refused() {
    var target = target("v1 Pod");
    assertTrue(assertThrows(Refusal.class, () -> CODEC.decode(bytes("abc"), Format.PROTOBUF, target)).text()
        .endsWith("expected prefix [107 56 115 0] (616263)"));
    assertEquals("the object provided is unrecognized (must be of type Pod): empty data (<empty>)",
        assertThrows(Refusal.class, () -> CODEC.decode(new byte[0], Format.PROTOBUF, target)).text());
    assertEquals("the object provided is unrecognized (must be of type Pod): unexpected EOF (6b38730012ff)",
        assertThrows(Refusal.class,
            () -> CODEC.decode(new byte[] {'k', '8', 's', 0, 0x12, (byte) 0xff}, Format.PROTOBUF, target)).text());
  }

  @Test
  void the_sentence_of_strict_decoding_lists_all_problems() {
    var decoded = new Decoded(JsonNodeFactory.instance.objectNode(), List.of("unknown field \"a\"", "b"));
    assertEquals("strict decoding error: unknown field \"a\", b", decoded.strictText());
  }

  private static Refusal refused(String body, String kind) {
    return assertThrows(Refusal.class, () -> CODEC.decode(bytes(body), Format.JSON, target(kind)));
  }

  private static Target target(String kind) {
    var words = kind.split(" ", 2);
    return new Target(words[0], words[1], SCHEMA.kind(words[0], words[1]).orElseThrow().shape());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
