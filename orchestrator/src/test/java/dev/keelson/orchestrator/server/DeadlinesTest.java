package dev.keelson.orchestrator.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.request.FakeCall;
import dev.keelson.orchestrator.request.RequestReader;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
  private final Deadlines deadlines = new Deadlines();

  @AfterEach
  void close() {
    deadlines.close();
  }

  private static ApiCall call(FakeCall http) {
    return new ApiCall(http, RequestReader.read(http), User.ANONYMOUS, "id");
  }

  @Test
  void a_request_without_end_is_interrupted_and_its_client_told() {
    var http = FakeCall.get("/api/v1/pods?timeout=1ms");
    var call = call(http);
    deadlines.run(call, () -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException late) {
        throw Refusals.internal("what is said now is heard by nobody");
      }
    });
    assertEquals(504, http.status());
    assertEquals(504, call.status());
    assertTrue(http.answer().contains("Timeout: request did not complete within the allotted timeout"), http.answer());
  }

  @Test
  void a_request_in_time_is_left_alone() {
    var http = FakeCall.get("/api/v1/pods?timeout=30s");
    deadlines.run(call(http), () -> call(http).replyBytes(200, "text/plain", new byte[0]));
    assertEquals(200, http.status());
    assertThrows(Refusal.class, () -> deadlines.run(call(http), () -> {
      throw Refusals.noSuchResource();
    }));
  }

  @Test
  void what_is_no_duration_is_refused() {
    var refusal = assertThrows(Refusal.class,
        () -> deadlines.run(call(FakeCall.get("/api/v1/pods?timeout=soon")), () -> { }));
    assertEquals("invalid timeout specified in the request URL - time: invalid duration \"soon\"", refusal.text());
  }
}
