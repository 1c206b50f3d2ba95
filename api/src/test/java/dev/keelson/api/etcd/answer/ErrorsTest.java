package dev.keelson.api.etcd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.raft.ReplicationException;
import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.store.command.Refusal;
import io.grpc.Status;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  @Test
  void a_compacted_revision_has_etcds_code_and_words() {
    assertStatus(Status.Code.OUT_OF_RANGE, "etcdserver: mvcc: required revision has been compacted",
        Errors.of(new Refusal.Compacted(1, 2)).status());
  }

  @Test
  void space_that_is_used_up_has_etcds_code_and_words() {
    assertStatus(Status.Code.RESOURCE_EXHAUSTED, "etcdserver: mvcc: database space exceeded",
        Errors.of(new Refusal.NoSpace()).status());
  }

  @Test
  void too_many_requests_loses_its_code_as_in_etcd() {
    assertStatus(Status.Code.UNKNOWN, "etcdserver: too many requests", Errors.of(Kind.TOO_MANY_REQUESTS).status());
  }

  @Test
  void weather_wrapped_by_a_future_is_recognised() {
    var weather = new CompletionException(new ReplicationException(Kind.TIMED_OUT_CONNECTION_LOST, "x"));

    assertStatus(Status.Code.UNAVAILABLE, "etcdserver: request timed out, possibly due to connection lost",
        Errors.status(weather));
  }

  private static void assertStatus(Status.Code code, String text, Status status) {
    assertEquals(code, status.getCode());
    assertEquals(text, status.getDescription());
  }
}
