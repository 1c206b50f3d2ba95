package dev.keelson.orchestrator.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets against an obvious model: the sorted set of their paths as text. */
final class FieldSetTest {
  @Property(tries = 500)
  void operations_are_those_of_sets_of_paths(
      @ForAll("paths") List<List<String>> left, @ForAll("paths") List<List<String>> right) {
    var one = set(left);
    var two = set(right);
    assertEquals(texts(left, right), texts(one.union(two)));
    var both = texts(left);
    both.retainAll(texts(right));
    assertEquals(both, texts(one.intersection(two)));
    var only = texts(left);
    only.removeAll(texts(right));
    assertEquals(only, texts(one.difference(two)));
    only.removeIf(path -> texts(right).stream().anyMatch(other -> path.startsWith(other + ".")));
    assertEquals(only, texts(one.without(two)));
    var leaves = texts(left);
    leaves.removeIf(path -> texts(left).stream().anyMatch(other -> other.startsWith(path + ".")));
    assertEquals(leaves, texts(one.leaves()));
    assertEquals(texts(left).isEmpty(), one.isEmpty());
  }

  @Property(tries = 500)
  void a_set_survives_its_text(@ForAll("paths") List<List<String>> paths) throws FieldsV1.Malformed {
    assertEquals(set(paths), FieldsV1.decode(FieldsV1.encode(set(paths))));
  }

  @Property(tries = 300)
  void any_json_is_a_set_or_malformed(@ForAll("texts") String text) {
    var fields = Objects.json("{}");
    fields.putObject("f:a").putObject(text);
    try {
      var set = FieldsV1.decode(fields);
      assertEquals(set, FieldsV1.decode(FieldsV1.encode(set)));
    } catch (FieldsV1.Malformed malformed) {
      assertFalse(text.startsWith("f:"), malformed.toString());
    }
  }

  @Test
  void elements_are_written_as_kubernetes_writes_them() {
    var key = new PathElement.Key(List.of(
        new KeyField("containerPort", LongNode.valueOf(80)), new KeyField("protocol", TextNode.valueOf("TCP"))));
    assertEquals("k:{\"containerPort\":80,\"protocol\":\"TCP\"}", key.encoded());
    assertEquals("[containerPort=80,protocol=\"TCP\"]", key.shown());
    assertEquals("v:\"a\\\"b\"", new PathElement.Value(TextNode.valueOf("a\"b")).encoded());
    assertEquals("i:3", new PathElement.Index(3).encoded());
    assertEquals("{\"f:a\":{\".\":{},\"f:b\":{}},\"f:c\":{}}", FieldsV1.encode(
        FieldSet.names("a").union(FieldSet.names("a", "b")).union(FieldSet.names("c"))).toString());
  }

  @Test
  void a_number_is_the_same_however_it_was_read() {
    assertEquals(Scalars.canonical(IntNode.valueOf(80)), Scalars.canonical(LongNode.valueOf(80)));
    assertEquals(Scalars.canonical(Objects.json("{a:80.0}").get("a")), Scalars.canonical(LongNode.valueOf(80)));
  }

  @Test
  void keys_are_read_in_any_order_and_sorted_by_number() throws FieldsV1.Malformed {
    var fields = Objects.json("""
        {'k:{"protocol":"TCP","containerPort":443}':{}, 'k:{"containerPort":80,"protocol":"TCP"}':{'f:x':null},
         'v:10':{}, 'v:9':{}, 'f:z':{}, 'f:a':{}, 'i:2':{}, 'x:what':{}}""");
    assertEquals("""
        {"f:a":{},"f:z":{},"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":{"f:x":{}},\
        "k:{\\"containerPort\\":443,\\"protocol\\":\\"TCP\\"}":{},"v:9":{},"v:10":{},"i:2":{}}""",
        FieldsV1.encode(FieldsV1.decode(fields)).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "f", "fa", "k:", "k:{", "k:3", "v:", "v:1 2", "i:", "i:1.5"})
  void what_is_no_element_is_malformed(String element) {
    var fields = Objects.json("{}");
    fields.putObject(element);
    assertThrows(FieldsV1.Malformed.class, () -> FieldsV1.decode(fields));
  }

  @Test
  void a_set_nested_too_deeply_is_malformed() {
    var deep = Objects.json("{}");
    var at = deep;
    for (var i = 0; i < 100_000; i++) {
      at = at.putObject("f:a");
    }
    assertThrows(FieldsV1.Malformed.class, () -> FieldsV1.decode(deep));
  }

  @Test
  void members_are_listed_before_what_is_below_any_of_them() {
    var set = FieldSet.names("a", "b").union(FieldSet.names("c")).union(FieldSet.names("d"));
    assertEquals(".c\n.d\n.a.b", set.toString());
    assertTrue(set.has(new PathElement.Name("c")));
    assertFalse(set.has(new PathElement.Name("a")));
  }

  @Provide
  Arbitrary<List<List<String>>> paths() {
    return Arbitraries.of("a", "b", "c", "d").list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("f:", "k:", "v:", "i:", "x:", "", "k:{\"a\":1}", "v:[1]", "v:1.0", "i:-1")
        .flatMap(head -> Arbitraries.strings().ascii().ofMaxLength(4).map(tail -> head + tail));
  }

  private static FieldSet set(List<List<String>> paths) {
    return paths.stream()
        .map(path -> FieldSet.names(path.toArray(String[]::new)))
        .reduce(FieldSet.EMPTY, FieldSet::union);
  }

  @SafeVarargs
  private static Set<String> texts(List<List<String>>... lists) {
    var texts = new TreeSet<String>();
    for (var paths : lists) {
      paths.forEach(path -> texts.add("." + String.join(".", path)));
    }
    return texts;
  }

  private static Set<String> texts(FieldSet set) {
    var texts = new ArrayList<String>();
    set.forEach(path -> texts.add(String.join("", path.stream().map(PathElement::shown).toList())));
    return new TreeSet<>(texts);
  }
}
