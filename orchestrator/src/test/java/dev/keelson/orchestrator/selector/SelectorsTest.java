package dev.keelson.orchestrator.selector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectorsTest {
  private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "front", "level", "7", "empty", "");

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      app=web                  | true
      app==web                 | true
      app = web , tier = front | true
      app=web,tier=back        | false
      app!=web                 | false
      none!=web                | true
      app in (db, web)         | true
      app in (db)              | false
      app notin (db)           | true
      app notin (web)          | false
      none notin (a)           | true
      none in (a)              | false
      app                      | true
      none                     | false
      !none                    | true
      !app                     | false
      level>5                  | true
      level>7                  | false
      level<8                  | true
      app>5                    | false
      none<5                   | false
      empty=                   | true
      empty                    | true
      empty in ()              | true
      app in (,web)            | true
      empty in (,)             | true
      in in (in)               | false
      """)
  void labels_are_selected(String selector, boolean matches) {
    assertEquals(matches, LabelSelector.parse(selector).matches(LABELS), selector);
    var node = Yaml.node("{app: web, tier: front, level: '7', empty: ''}");
    assertEquals(matches, LabelSelector.parse(selector).matches(node), selector);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      a b      | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt
      a,       | found '', expected: identifier after ','
      ,a       | found ',', expected: !, identifier, or 'end of string'
      a=b c    | found 'c', expected: ',' or 'end of string'
      a in b   | unable to parse requirement: found 'b' expected: '('
      a in (b  | unable to parse requirement: found '', expected: ',' or ')'
      a in (=) | unable to parse requirement: found '=', expected: ',', ')' or identifier
      !        | unable to parse requirement: found '', expected: identifier
      a=(b)    | unable to parse requirement: found '(', expected: identifier
      a>b      | unable to parse requirement: values[0]: Invalid value: "b": for 'Gt', 'Lt' operators, the value must \
      be an integer
      """)
  void what_is_no_selector_is_refused_in_kubernetes_words(String selector, String message) {
    var refusal = assertThrows(Refusal.class, () -> LabelSelector.parse(selector));
    assertEquals(message, refusal.text());
    assertEquals(400, refusal.code());
  }

  @Test
  void a_wrong_key_or_value_is_told() {
    assertEquals("unable to parse requirement: <nil>: Invalid value: \"a/b/c\": a valid label key must consist of"
        + " alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g."
        + " 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
        + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g."
        + " 'example.com/MyName')", assertThrows(Refusal.class, () -> LabelSelector.parse("a/b/c=1")).text());
    assertEquals("unable to parse requirement: values[0][a]: Invalid value: \"_\": a valid label must be an empty"
        + " string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
        + " character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
        + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
        assertThrows(Refusal.class, () -> LabelSelector.parse("a=_")).text());
  }

  @Test
  void a_selector_is_written_in_the_order_of_its_keys() {
    assertEquals("a=b,b!=c,c in (x,y),d notin (z),e,!f,g>1",
        LabelSelector.parse("g>1,!f,e,d notin (z),c in (y,x),b!=c,a=b").toString());
  }

  @Test
  void objects_hold_selectors_too() {
    var selector = LabelSelector.of(Yaml.node("""
        matchLabels: {app: web}
        matchExpressions:
        - {key: tier, operator: In, values: [front, back]}
        - {key: none, operator: DoesNotExist}
        """));
    assertEquals(true, selector.matches(LABELS));
    assertEquals("app=web,!none,tier in (back,front)", selector.toString());
    assertEquals(true, LabelSelector.of(Yaml.node("{}")).isEverything());
  }

  @Test
  void fields_are_selected() {
    var pods = SelectableFields.of("", "Pod");
    var pod = Yaml.node("""
        metadata: {name: p, namespace: n}
        spec: {nodeName: n1}
        status: {phase: Running, podIPs: [{ip: 10.0.0.1}]}
        """);
    for (var right : new String[] {"metadata.name=p", "spec.nodeName==n1,status.phase!=Pending", "spec.host=n1",
        "spec.hostNetwork=false", "status.podIPs=10.0.0.1", "status.nominatedNodeName="}) {
      var selector = FieldSelector.parse(right);
      pods.check(selector);
      assertEquals(true, selector.matches(pods, pod), right);
    }
    assertEquals(false, FieldSelector.parse("metadata.name=q").matches(pods, pod));
    assertEquals(Optional.of("p"), FieldSelector.parse("a!=b,metadata.name=p").required("metadata.name"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      foo      | invalid selector: 'foo'; can't understand 'foo'
      a=b=c    | invalid field selector: unescaped character in value: 61
      a=b\\x   | invalid field selector: invalid escape sequence: \\x
      """)
  void what_is_no_field_selector_is_refused(String selector, String message) {
    assertEquals(message, assertThrows(Refusal.class, () -> FieldSelector.parse(selector)).text());
  }

  @Test
  void values_of_fields_are_escaped() {
    var selector = FieldSelector.parse("a=b\\,c\\=d\\\\");
    assertEquals("b,c=d\\", selector.terms().getFirst().value());
    assertEquals("a=b\\,c\\=d\\\\", selector.toString());
  }

  @Test
  void a_field_that_a_kind_does_not_offer_is_refused() {
    assertEquals("field label not supported: spec.foo", assertThrows(Refusal.class,
        () -> SelectableFields.of("", "Pod").check(FieldSelector.parse("spec.foo=1"))).text());
    assertEquals("\"spec.foo\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"",
        assertThrows(Refusal.class,
            () -> SelectableFields.of("", "ConfigMap").check(FieldSelector.parse("spec.foo=1"))).text());
  }

  @Test
  void custom_resources_offer_what_their_definition_names() {
    var fields = SelectableFields.custom(List.of(".spec.color"));
    assertEquals("red", fields.value("spec.color", Yaml.node("{spec: {color: red}}")));
  }
}
