package dev.keelson.etcdctl.v3.lease;

import dev.keelson.api.proto.etcd.LeaseKeepAliveRequest;
import dev.keelson.api.proto.etcd.LeaseKeepAliveResponse;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.grpc.StatusCode;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import dev.keelson.etcdctl.v3.client.Client;
import dev.keelson.etcdctl.v3.client.Rpcs;
import java.time.Duration;
import java.util.function.Consumer;

/** Renews one lease again and again, three times in each of its lives, through lost connections and lost leaders. */
public final class LeaseKeeper {
  /** How long etcd's client waits before it opens a new stream. */
  private static final Duration REOPEN_PAUSE = Duration.ofMillis(500);

  private final Client client;
  private final long lease;
  private final Time time;

  public LeaseKeeper(Client client, long lease, Time time) {
    this.client = client;
    this.lease = lease;
    this.time = time;
  }

  /** A single renewal; the answer's TTL is 0 when there is no such lease. */
  public LeaseKeepAliveResponse once(Deadline deadline) throws RpcException, InterruptedException {
    var request = LeaseKeepAliveRequest.newBuilder().setID(lease).build();
    try (var call = client.open(Rpcs.leaseKeepAlive(), true, deadline)) {
      call.send(request, true, deadline);
      var answer = call.receive(deadline);
      if (answer == null) {
        throw new RpcException(StatusCode.UNAVAILABLE, "the server ended the stream without an answer");
      }
      return answer;
    }
  }

  /** Ends when the lease does. Hears of every renewal. */
  public void keep(Consumer<LeaseKeepAliveResponse> renewed) throws RpcException, InterruptedException {
    var expiry = Deadline.never(time);
    while (true) {
      try {
        var answer = keepOnOneStream(renewed, expiry);
        if (answer.getTTL() <= 0) {
          return;
        }
        expiry = Deadline.after(Duration.ofSeconds(answer.getTTL()), time);
      } catch (RpcException broken) {
        if (broken.code() != StatusCode.UNAVAILABLE || expiry.hasPassed()) {
          throw broken;
        }
        time.pause(REOPEN_PAUSE);
      }
    }
  }

  private LeaseKeepAliveResponse keepOnOneStream(Consumer<LeaseKeepAliveResponse> renewed, Deadline expiry)
      throws RpcException, InterruptedException {
    var request = LeaseKeepAliveRequest.newBuilder().setID(lease).build();
    try (var call = client.open(Rpcs.leaseKeepAlive(), true, expiry)) {
      while (true) {
        call.send(request, false, expiry);
        var answer = call.receive(expiry);
        if (answer == null) {
          throw new RpcException(StatusCode.UNAVAILABLE, "the server ended the stream");
        }
        if (answer.getTTL() <= 0) {
          return answer;
        }
        renewed.accept(answer);
        time.pause(Duration.ofSeconds(answer.getTTL()).dividedBy(3));
      }
    }
  }
}
