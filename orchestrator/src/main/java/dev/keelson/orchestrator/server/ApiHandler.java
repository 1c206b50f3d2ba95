package dev.keelson.orchestrator.server;

import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.discovery.DiscoveryPages;
import dev.keelson.orchestrator.endpoint.Endpoints;
import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.request.RequestReader;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
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
  private final InFlight inFlight = new InFlight();
  private final Endpoints endpoints;
  private final DiscoveryPages discovery;
  private final Pages pages;
  private final Executor threads;
  private final RandomGenerator random;

  /**
   * Serves on threads.
   *
   * @param threads runs each task on a thread that may wait
   */
  ApiHandler(
      Gate gate,
      Endpoints endpoints,
      DiscoveryPages discovery,
      Pages pages,
      Executor threads,
      RandomGenerator random) {
    this.gate = gate;
    this.endpoints = endpoints;
    this.discovery = discovery;
    this.pages = pages;
    this.threads = threads;
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
    var info = RequestReader.read(http);
    var call = new ApiCall(http, info, NOBODY, auditId());
    try {
      answer(http, info, authentication.apply(info), call.auditId());
    } catch (Refusal refusal) {
      refuse(call, refusal);
    } catch (RuntimeException | Error broken) {
      LOG.error("failed to answer {} {}", http.method(), http.target(), broken);
      refuse(call, Refusals.internal(String.valueOf(broken.getMessage())));
    }
  }

  private void answer(HttpCall http, RequestInfo info, User user, String auditId) {
    var call = new ApiCall(http, info, user, auditId);
    gate.authorize(call.user(), http, info);
    try {
      inFlight.run(info, () -> route(call));
    } catch (Refusal refusal) {
      call.refuse(refusal);
    }
  }

  private void route(ApiCall call) {
    if (call.info().target().isPresent()) {
      if (!endpoints.answer(call)) {
        Pages.unknown(call);
      }
    } else if (!discovery.answer(call)) {
      pages.answer(call);
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
