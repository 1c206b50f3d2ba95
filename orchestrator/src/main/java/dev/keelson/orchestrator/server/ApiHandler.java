package dev.keelson.orchestrator.server;

import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.request.RequestReader;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request to a thread of its own, through the gate, and to whoever answers it. */
final class ApiHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
  private static final User NOBODY = new User("", "", List.of(), Map.of());

  private final Gate gate;
  private final Router router;
  private final Traffic traffic;
  private final Executor threads;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Serves on threads.
   *
   * @param threads runs each task on a thread that may wait
   */
  ApiHandler(
      Gate gate, Router router, Traffic traffic, Executor threads, InstantSource clock, RandomGenerator random) {
    this.gate = gate;
    this.router = router;
    this.traffic = traffic;
    this.threads = threads;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public void handle(HttpCall http) {
    threads.execute(() -> serve(http));
  }

  @Override
  public void refuseBody(HttpCall http) {
    var call = new ApiCall(http, RequestReader.read(http), NOBODY, auditId());
    call.refuse(Refusals.tooLarge("Request entity too large: limit is " + ApiServer.BODY_BYTES_MAX));
  }

  /** Serves somebody who is known, on the caller's thread. */
  void serve(HttpCall http, User user) {
    serve(http, _ -> user);
  }

  private void serve(HttpCall http) {
    serve(http, info -> gate.authenticate(http, info));
  }

  private void serve(HttpCall http, Function<RequestInfo, User> authentication) {
    var begun = clock.instant();
    var stranger = new ApiCall(http, RequestReader.read(http), NOBODY, auditId());
    guarded(stranger, () -> {
      var call = admitted(stranger, authentication.apply(stranger.info()));
      guarded(call, () -> traffic.run(call, () -> router.answer(call)));
      traffic.ended(call, Duration.between(begun, clock.instant()));
    });
    if (stranger.status() != 0) {
      traffic.ended(stranger, Duration.between(begun, clock.instant()));
    }
  }

  private ApiCall admitted(ApiCall stranger, User user) {
    gate.authorize(user, stranger.http(), stranger.info());
    return new ApiCall(stranger.http(), stranger.info(), user, stranger.auditId());
  }

  private static void guarded(ApiCall call, Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      refuse(call, refusal);
    } catch (RuntimeException | Error broken) {
      LOG.error("failed to answer {} {}", call.http().method(), call.http().target(), broken);
      refuse(call, Refusals.internal(String.valueOf(broken.getMessage())));
    }
  }

  private static void refuse(ApiCall call, Refusal refusal) {
    try {
      call.refuse(refusal);
    } catch (IllegalStateException answered) {
      LOG.debug("{} {} failed after its answer had begun", call.http().method(), call.http().target(), answered);
    }
  }

  private String auditId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
