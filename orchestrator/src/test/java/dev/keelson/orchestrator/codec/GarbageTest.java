package dev.keelson.orchestrator.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.schema.Kind;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whatever is sent, it is read or refused. */
final class GarbageTest {
  private static final Schema SCHEMA = Schema.load();
  private static final Codec CODEC = new Codec(SCHEMA);
  private static final byte[] POD_JSON = fixture("core.v1.Pod.json");
  private static final byte[] POD_PROTOBUF = fixture("core.v1.Pod.pb");

  @Property
  void random_bytes_are_refused_or_read(@ForAll byte[] garbage, @ForAll("kinds") Kind kind, @ForAll Format format) {
    decode(garbage, format, kind);
  }

  @Property
  void random_messages_in_an_envelope_are_refused_or_read(@ForAll byte[] garbage, @ForAll("kinds") Kind kind) {
    var body = new byte[garbage.length + 6];
    System.arraycopy(new byte[] {'k', '8', 's', 0, 0x12, (byte) (garbage.length & 0x7f)}, 0, body, 0, 6);
    System.arraycopy(garbage, 0, body, 6, garbage.length);
    decode(body, Format.PROTOBUF, kind);
  }

  @Property
  void a_damaged_object_is_refused_or_read(
      @ForAll boolean protobuf, @ForAll @IntRange(max = 1 << 16) int at, @ForAll byte damage) {
    var body = (protobuf ? POD_PROTOBUF : POD_JSON).clone();
    body[at % body.length] = damage;
    var kind = SCHEMA.kind("v1", "Pod").orElseThrow();
    decode(body, protobuf ? Format.PROTOBUF : Format.JSON, kind);
    decode(body, Format.YAML, kind);
  }

  @Property
  void json_of_any_form_is_refused_or_read_and_then_stays(@ForAll("json") String json, @ForAll("kinds") Kind kind) {
    decode(json.getBytes(StandardCharsets.UTF_8), Format.JSON, kind);
    decode(json.getBytes(StandardCharsets.UTF_8), Format.YAML, kind);
  }

  private static void decode(byte[] body, Format format, Kind kind) {
    var target = new Target(kind.apiVersion(), kind.kind(), kind.shape());
    try {
      var object = CODEC.decode(body, format, target).object();
      var written = JsonText.compact(object, kind.shape());
      var again = CODEC.decode(written, Format.JSON, target);
      assertEquals(text(written), text(JsonText.compact(again.object(), kind.shape())), "read again, it stays");
    } catch (Refusal refusal) {
      assertEquals(Reason.BAD_REQUEST, refusal.reason());
    }
  }

  @Provide
  static Arbitrary<Kind> kinds() {
    return Arbitraries.of(SCHEMA.kinds());
  }

  /** Documents that use the names which objects use, so that reading gets somewhere. */
  @Provide
  static Arbitrary<String> json() {
    var scalar = Arbitraries.of("1", "-1.5e3", "\"x\"", "\"1Gi\"", "true", "null", "\"2026-11-21T20:00:00Z\"", "{}",
        "[]", "99999999999", "\"\"", "\"Zm9v\"", "0");
    var name = Arbitraries.of("metadata", "spec", "status", "data", "items", "labels", "name", "containers", "ports",
        "template", "rules", "resources", "limits", "creationTimestamp", "managedFields", "fieldsV1", "versions");
    return value(scalar, name, 5);
  }

  private static Arbitrary<String> value(Arbitrary<String> scalar, Arbitrary<String> name, int levels) {
    if (levels == 0) {
      return scalar;
    }
    var inner = value(scalar, name, levels - 1);
    var member = Combinators.combine(name, inner).as((key, value) -> "\"" + key + "\":" + value);
    var object = member.list().ofMaxSize(3).map(members -> "{" + String.join(",", members) + "}");
    var list = inner.list().ofMaxSize(2).map(items -> "[" + String.join(",", items) + "]");
    return Arbitraries.frequencyOf(
        Tuple.of(4, object), Tuple.of(1, list), Tuple.of(1, scalar));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] fixture(String name) {
    try (var in = GarbageTest.class.getResourceAsStream("fixtures/" + name)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
