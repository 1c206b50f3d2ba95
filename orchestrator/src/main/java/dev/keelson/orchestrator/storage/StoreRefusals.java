package dev.keelson.orchestrator.storage;

import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import io.grpc.Status;

/** The one place where a store's errors become refusals. */
public final class StoreRefusals {
  private static final String COMPACTED = "etcdserver: mvcc: required revision has been compacted";
  private static final String FUTURE = "etcdserver: mvcc: required revision is a future revision";
  private static final String TOO_MANY = "etcdserver: too many requests";
  private static final String NO_LEADER = "etcdserver: no leader";
  private static final String STOPPED = "etcdserver: server stopped";

  /** What etcd itself says begins so. */
  private static final String SPOKEN = "etcdserver: ";

  private StoreRefusals() {}

  public static boolean isCompacted(Status status) {
    return COMPACTED.equals(status.getDescription());
  }

  public static boolean isFuture(Status status) {
    return FUTURE.equals(status.getDescription());
  }

  /** Whether trying again may help; the call may nevertheless have been executed. */
  public static boolean isWeather(Status status) {
    String text = String.valueOf(status.getDescription());
    // A connection that breaks under a call comes as UNKNOWN, too.
    boolean broken = status.getCode() == Status.Code.UNKNOWN && !text.startsWith(SPOKEN);
    return status.getCode() == Status.Code.UNAVAILABLE || broken || text.equals(TOO_MANY);
  }

  /**
   * What the client is told. Where it is certain that nothing was done it is asked to try again; other errors come in
   * etcd's own words and without a reason, as kube-apiserver has them.
   */
  public static Refusal of(Status status) {
    String text = String.valueOf(status.getDescription());
    if (text.equals(TOO_MANY)) {
      return Refusals.tooManyRequests(text, 1);
    }
    if (text.equals(NO_LEADER) || text.equals(STOPPED)) {
      return new Refusal(Reason.SERVICE_UNAVAILABLE, text, Details.NONE.retryAfter(1));
    }
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return new Refusal(Reason.TIMEOUT,
          "Timeout: request did not complete within requested timeout - context deadline exceeded", Details.NONE);
    }
    boolean spoken = text.startsWith(SPOKEN);
    return new Refusal(Reason.UNKNOWN,
        spoken ? text : "rpc error: code = " + status.getCode() + " desc = " + text, Details.NONE);
  }
}
