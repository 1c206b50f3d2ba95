package dev.keelson.api.etcd.lease;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.LeaderLoss;
import dev.keelson.api.proto.etcd.LeaseKeepAliveRequest;
import dev.keelson.api.proto.etcd.LeaseKeepAliveResponse;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One {@code Lease.LeaseKeepAlive} stream: each request gets one answer, in order; several may be on their way to the
 * leader. The client's half-close ends it, after the last answer.
 *
 * <p>Messages come on the event loop; everything that is sent is sent by the steps of {@link InOrder}, which also own
 * the fields.
 */
final class KeepAliveStream extends ServerCall.Listener<LeaseKeepAliveRequest> {
  private final ServerCall<LeaseKeepAliveRequest, LeaseKeepAliveResponse> call;
  private final Backend backend;
  private final Duration timeout;
  private final LeaderLoss leaderLoss;
  private final Runnable leaderLost;
  private final InOrder order = new InOrder();
  private int answered;
  private boolean over;

  KeepAliveStream(
      ServerCall<LeaseKeepAliveRequest, LeaseKeepAliveResponse> call,
      Backend backend,
      Duration timeout,
      LeaderLoss leaderLoss) {
    this.call = call;
    this.backend = backend;
    this.timeout = timeout;
    this.leaderLoss = leaderLoss;
    this.leaderLost = () -> end(EtcdError.NO_LEADER.status());
  }

  ServerCall.Listener<LeaseKeepAliveRequest> start(Metadata metadata) {
    call.sendHeaders(new Metadata());
    call.request(Limits.RENEWALS_IN_FLIGHT_MAX);
    leaderLoss.add(metadata, leaderLost);
    return this;
  }

  @Override
  public void onMessage(LeaseKeepAliveRequest request) {
    Headers headers = backend.headers();
    var response = LeaseKeepAliveResponse.newBuilder() // as etcd, the header is from before the renewal
        .setHeader(headers.at(backend.store().revision()))
        .setID(request.getID());
    byte[] question = LeaseQuestion.encode(new LeaseQuestion.Renew(request.getID()));
    CompletableFuture<byte[]> answer = backend.replica().askLeader(question, timeout);
    order.add(answer, () -> answer(response, answer));
  }

  @Override
  public void onHalfClose() {
    end(Status.OK);
  }

  /** There is room again. */
  @Override
  public void onReady() {
    order.add(this::readOn);
  }

  @Override
  public void onCancel() {
    order.add(() -> over = true);
    leaderLoss.remove(leaderLost);
  }

  @Override
  public void onComplete() {
    leaderLoss.remove(leaderLost);
  }

  private void answer(LeaseKeepAliveResponse.Builder response, CompletableFuture<byte[]> answer) {
    if (over) {
      return;
    }
    if (answer.isCompletedExceptionally()) {
      close(Errors.status(answer.exceptionNow()));
      return;
    }
    call.sendMessage(response.setTTL(LeaseQuestion.seconds(answer.resultNow())).build());
    answered++;
    readOn();
  }

  /** For every answer that went out another request may come in, if the client takes its answers. */
  private void readOn() {
    if (!over && answered > 0 && call.isReady()) {
      call.request(answered);
      answered = 0;
    }
  }

  private void end(Status status) {
    order.add(() -> close(status));
  }

  private void close(Status status) {
    if (!over) {
      over = true;
      call.close(status, new Metadata());
    }
  }
}
