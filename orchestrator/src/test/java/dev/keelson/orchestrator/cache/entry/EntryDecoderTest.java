package dev.keelson.orchestrator.cache.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.storage.Stored;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryDecoderTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
      "{'metadata':{}} | {'metadata':{'resourceVersion':'7'}}",
      "{'metadata': {'labels':{}}} | {'metadata': {'resourceVersion':'7','labels':{}}}",
      "{'kind':'Pod','metadata':{'name':'é','uid':'u','creationTimestamp':null},'spec':{'metadata':{'name':'x'}}}"
          + "| {'kind':'Pod','metadata':{'name':'é','uid':'u','resourceVersion':'7','creationTimestamp':null},"
          + "'spec':{'metadata':{'name':'x'}}}",
      "{'metadata':{'name':'a','resourceVersion':'12','x':1}} | {'metadata':{'name':'a','resourceVersion':'7','x':1}}",
      "{'metadata' : { 'name' : 'a' } } | {'metadata' : { 'name' : 'a','resourceVersion':'7' } }"
  })
  void the_revision_is_put_where_go_would_write_it(String stored, String expected) {
    assertEquals(expected.replace('\'', '"'), text(decode(stored)));
  }

  @Test
  void labels_are_read_in_passing() {
    Entry entry = decode("{'metadata':{'name':'a','labels':{'app':'web','tier':''}},'data':{'labels':'x'}}");
    assertEquals(Map.of("app", "web", "tier", ""), entry.labels());
    assertEquals("a", entry.name());
  }

  @Test
  void fields_are_what_the_kind_says() {
    var decoder = new EntryDecoder(pod -> Map.of("spec.nodeName", pod.path("spec").path("nodeName").asText()));
    Entry entry = decoder.decode(stored("{'metadata':{'name':'a'},'spec':{'nodeName':'n1'}}"));
    assertEquals(Map.of("spec.nodeName", "n1"), entry.fields());
  }

  @Test
  void a_deletion_has_a_revision_of_its_own() {
    Entry entry = decode("{'metadata':{'name':'a'},'data':{}}").at(12345);
    assertEquals("{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"12345\"},\"data\":{}}", text(entry));
    assertEquals("{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"6\"},\"data\":{}}", text(entry.at(6)));
    assertEquals("12345", entry.tree().path("metadata").path("resourceVersion").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{'metadata':[]}", "{'metadata':{}", "k8s\0garbage"})
  void what_is_not_an_object_is_told(String stored) {
    assertThrows(UnreadableObjectException.class, () -> decode(stored));
  }

  private static Entry decode(String json) {
    return new EntryDecoder(FieldReader.NONE).decode(stored(json));
  }

  private static Stored stored(String json) {
    return new Stored("/registry/things/default/a", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 7);
  }

  private static String text(Entry entry) {
    return new String(entry.bytes(), StandardCharsets.UTF_8);
  }
}
