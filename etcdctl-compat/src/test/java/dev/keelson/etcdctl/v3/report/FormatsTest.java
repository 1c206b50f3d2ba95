package dev.keelson.etcdctl.v3.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.PutResponse;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.api.proto.etcd.ResponseOp;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.api.proto.mvcc.Event;
import dev.keelson.api.proto.mvcc.KeyValue;
import dev.keelson.etcdctl.terminal.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with what etcdctl 3.4.23 prints. */
final class FormatsTest {
  private static String json(Message message) {
    var json = new GoJson();
    json.message(message);
    return json.toString();
  }

  @Test
  void json_has_protobufs_names_numbers_and_base64_and_leaves_defaults_out() {
    var pair = KeyValue.newBuilder().setKey(ByteString.copyFromUtf8("a")).setCreateRevision(2).build();
    assertEquals("{\"key\":\"YQ==\",\"create_revision\":2}", json(pair));
    assertEquals("{\"type\":1,\"kv\":{}}",
        json(Event.newBuilder().setType(Event.EventType.DELETE).setKv(KeyValue.getDefaultInstance()).build()));
    assertEquals("{\"cluster_id\":18446744073709551615}", json(ResponseHeader.newBuilder().setClusterId(-1).build()));
  }

  @Test
  void a_union_of_messages_has_gos_names() {
    var put = PutResponse.newBuilder().setHeader(ResponseHeader.newBuilder().setRevision(7));
    var answer = TxnResponse.newBuilder().setSucceeded(true).addResponses(ResponseOp.newBuilder().setResponsePut(put));
    assertEquals("{\"succeeded\":true,\"responses\":[{\"Response\":{\"ResponsePut\":{\"header\":{\"revision\":7}}}}]}",
        json(answer.build()));
  }

  @Test
  void strings_escape_what_could_end_a_script() {
    assertEquals("\"\\u003ca\\u003e\\u0026\\u2028\\n\\\"\"", new GoJson().string("<a>&\u2028\n\"").toString());
  }

  @Test
  void a_table_has_its_titles_in_the_middle_and_its_cells_to_the_right() {
    var bytes = new ByteArrayOutputStream();
    var out = new Output(bytes);
    new Table(List.of("endpoint", "hash"), List.of(List.of("127.0.0.1:24790", "3718039942"))).print(out);
    out.flush();
    assertEquals("""
        +-----------------+------------+
        |    ENDPOINT     |    HASH    |
        +-----------------+------------+
        | 127.0.0.1:24790 | 3718039942 |
        +-----------------+------------+
        """, bytes.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"0,0 B", "9,9 B", "999,999 B", "1000,1.0 kB", "20480,20 kB", "1234567,1.2 MB", "82854982,83 MB"})
  void sizes_are_powers_of_a_thousand(long bytes, String text) {
    assertEquals(text, ByteSize.humanized(bytes));
  }
}
