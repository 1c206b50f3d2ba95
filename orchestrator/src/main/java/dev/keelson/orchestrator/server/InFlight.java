package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests are served at once, so that a crowd waits at its clients and not in our memory. The numbers
 * are kube-apiserver's ({@code --max-requests-inflight} and its sister).
 */
final class InFlight {
  private static final int READS_MAX = 400;
  private static final int WRITES_MAX = 200;
  private static final int RETRY_AFTER_SECONDS = 1;

  private static final Set<String> READS = Set.of("get", "list", "head");
  private static final Set<String> LONG_SUBRESOURCES = Set.of("exec", "attach", "portforward", "proxy", "log");

  private final Semaphore reads = new Semaphore(READS_MAX);
  private final Semaphore writes = new Semaphore(WRITES_MAX);

  /** Runs a short one, if there is room. */
  void run(RequestInfo info, Runnable request) {
    var room = READS.contains(info.verb()) ? reads : writes;
    if (!room.tryAcquire()) {
      throw full();
    }
    try {
      request.run();
    } finally {
      room.release();
    }
  }

  /** How many are served now. */
  Map<Map<String, String>, Double> now() {
    return Map.of(
        Map.of("request_kind", "readOnly"), (double) (READS_MAX - reads.availablePermits()),
        Map.of("request_kind", "mutating"), (double) (WRITES_MAX - writes.availablePermits()));
  }

  /** Watches and streams last as long as their clients like. */
  static boolean isLong(RequestInfo info) {
    return info.verb().equals("watch")
        || info.target().filter(target -> LONG_SUBRESOURCES.contains(target.subresource())).isPresent();
  }

  private static Refusal full() {
    return Refusals.tooManyRequests("too many requests, please try again later", RETRY_AFTER_SECONDS);
  }
}
