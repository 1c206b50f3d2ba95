package dev.keelson.orchestrator.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.request.Acceptance.Encoding;
import dev.keelson.orchestrator.request.Acceptance.Form;
import dev.keelson.orchestrator.status.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which form of an answer a client gets. */
final class AcceptanceTest {
  private static final String TABLE =
      "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

  @Test
  void kubectl_get_is_shown_a_table() {
    assertEquals(Form.TABLE, Acceptance.of(FakeCall.accepting(TABLE)).form());
  }

  @Test
  void who_prefers_protobuf_gets_the_json_that_it_also_takes() {
    var acceptance = Acceptance.of(FakeCall.accepting("application/vnd.kubernetes.protobuf,application/json"));
    assertEquals(new Acceptance(Encoding.JSON, Form.WHOLE, false), acceptance);
  }

  @Test
  void the_heavier_clause_wins_over_the_earlier_one() {
    assertEquals(Encoding.YAML,
        Acceptance.of(FakeCall.accepting("application/json;q=0.5,application/yaml")).encoding());
  }

  @Test
  void metadata_alone_is_shown_to_who_asks_for_it() {
    var list = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    assertEquals(Form.METADATA, Acceptance.of(FakeCall.accepting(list)).form());
  }

  @Test
  void what_there_is_not_is_refused_with_what_there_is() {
    for (var accept : new String[] {"text/html", "application/vnd.kubernetes.protobuf", "application/cbor",
        "application/json;as=Table;v=v7;g=meta.k8s.io"}) {
      var refusal = assertThrows(Refusal.class, () -> Acceptance.of(FakeCall.accepting(accept)), accept);
      assertEquals(406, refusal.code());
    }
  }

  @Test
  void curl_is_a_person_unless_it_says_otherwise() {
    assertEquals(true, pretty("/", "curl/7.88.1"));
    assertEquals(false, pretty("/?pretty=false", "curl/7.88.1"));
    assertEquals(false, pretty("/", "kubectl/v1.32.5"));
    assertEquals(true, pretty("/?pretty=true", "kubectl/v1.32.5"));
  }

  private static boolean pretty(String target, String agent) {
    return Acceptance.of(new FakeCall("GET", target, Map.of("user-agent", agent), new byte[0])).pretty();
  }
}
