package dev.keelson.etcdctl.v3.client;

import com.google.protobuf.MessageLite;
import dev.keelson.api.proto.etcd.AuthenticateRequest;
import dev.keelson.etcdctl.grpc.Call;
import dev.keelson.etcdctl.grpc.Metadata;
import dev.keelson.etcdctl.grpc.Rpc;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.grpc.StatusCode;
import dev.keelson.etcdctl.http2.HeaderField;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import java.time.Duration;
import java.util.List;

/** Calls etcd, at whichever endpoint answers. */
public final class Client implements AutoCloseable {
  /** As etcd's client. */
  private static final int ATTEMPTS_MAX = 100;
  /** As etcd's client, there with a tenth of chance added. */
  private static final Duration BACKOFF = Duration.ofMillis(25);

  private final ClientSettings settings;
  private final Time time;
  private final Dialer dialer;
  private final boolean direct;
  private final SharedEndpoints endpoints;
  private final RetryLog log;
  private List<HeaderField> extra = List.of();

  public Client(ClientSettings settings, RetryLog log, Time time) {
    this(settings, false, log, time);
  }

  private Client(ClientSettings settings, boolean direct, RetryLog log, Time time) {
    this.direct = direct;
    this.settings = settings;
    this.log = log;
    this.time = time;
    dialer = new Dialer(settings.security());
    endpoints = new SharedEndpoints(
        settings.endpoints().stream().map(Endpoint::of).toList(), direct, dialer, settings.dialTimeout(), time);
  }

  /** Gets a token for the user of the settings, if there is one. A cluster without users needs none. */
  public void logIn(Deadline deadline) throws RpcException, InterruptedException {
    var login = settings.login();
    if (!login.isSomebody()) {
      return;
    }
    var request = AuthenticateRequest.newBuilder().setName(login.name()).setPassword(login.password()).build();
    try {
      var token = once(Rpcs.authenticate(), request, deadline).getToken();
      extra = List.of(new HeaderField("token", token));
    } catch (RpcException refused) {
      if (!refused.status().text().equals("etcdserver: authentication is not enabled")) {
        throw refused;
      }
    }
  }

  /** For what may be asked twice: goes on to the next endpoint as long as nobody is available. */
  public <Q extends MessageLite, A extends MessageLite> A ask(Rpc<Q, A> rpc, Q request, Deadline deadline)
      throws RpcException, InterruptedException {
    return call(rpc, request, deadline, true);
  }

  /** For what changes something: tried again only when it is certain that no server has looked at it. */
  public <Q extends MessageLite, A extends MessageLite> A once(Rpc<Q, A> rpc, Q request, Deadline deadline)
      throws RpcException, InterruptedException {
    return call(rpc, request, deadline, false);
  }

  private <Q extends MessageLite, A extends MessageLite> A call(
      Rpc<Q, A> rpc, Q request, Deadline deadline, boolean repeatable) throws RpcException, InterruptedException {
    for (var attempt = 0; ; attempt++) {
      try {
        return attempt(rpc, request, deadline);
      } catch (RpcException failed) {
        log.failed(settings.endpoints(), direct, attempt, failed.status());
        var again = failed.isUnprocessed() || (repeatable && failed.code() == StatusCode.UNAVAILABLE);
        if (!again || attempt + 1 == ATTEMPTS_MAX || deadline.left().compareTo(BACKOFF) <= 0) {
          throw failed;
        }
        backOff(attempt);
      }
    }
  }

  /** Once around all endpoints without a rest, then a short one, as etcd's client does it with its quorum. */
  private void backOff(int attempt) throws InterruptedException {
    var quorum = settings.endpoints().size() / 2 + 1;
    if ((attempt + 1) % quorum == 0) {
      time.pause(BACKOFF);
    }
  }

  private <Q extends MessageLite, A extends MessageLite> A attempt(Rpc<Q, A> rpc, Q request, Deadline deadline)
      throws RpcException, InterruptedException {
    var reached = endpoints.reach(deadline);
    try {
      return Call.unary(rpc, request, metadata(reached.endpoint()), reached.connection(), deadline);
    } catch (RpcException failed) {
      if (failed.code() == StatusCode.UNAVAILABLE) {
        endpoints.avoid(reached);
      }
      throw failed;
    }
  }

  /**
   * A stream for as long as it lasts. Whoever waits on one for long would not notice that the server has gone without a
   * word, so the connection is pinged from now on.
   *
   * @param requireLeader whether it is to end when its member loses the leader
   */
  public <Q extends MessageLite, A extends MessageLite> Call<Q, A> open(
      Rpc<Q, A> rpc, boolean requireLeader, Deadline deadline) throws RpcException, InterruptedException {
    var reached = endpoints.reach(deadline);
    Thread.ofVirtual().start(new KeepAlive(reached.connection(), settings, time));
    var metadata = metadata(reached.endpoint());
    return Call.start(
        rpc, requireLeader ? metadata.with("hasleader", "true") : metadata, reached.connection(),
        Deadline.never(time));
  }

  private Metadata metadata(Endpoint endpoint) {
    return new Metadata(dialer.isSecure(endpoint) ? "https" : "http", endpoint.authority(), extra);
  }

  /** The same in every other respect, at other endpoints. */
  public Client at(List<String> others) {
    var client = new Client(settings.at(others), log, time);
    client.extra = extra;
    return client;
  }

  /** For asking one member about itself: it is spoken with directly, and there is nowhere else to go. */
  public Client only(String endpoint) {
    var client = new Client(settings.at(List.of(endpoint)), true, log, time);
    client.extra = extra;
    return client;
  }

  /** Another cluster altogether, spoken with as patiently as this one. */
  public Client to(String endpoint, Security security) {
    var there = new ClientSettings(
        List.of(endpoint.split(",")), settings.dialTimeout(), settings.keepAliveTime(), settings.keepAliveTimeout(),
        security, ClientSettings.Login.NOBODY);
    return new Client(there, log, time);
  }

  public List<String> endpoints() {
    return settings.endpoints();
  }

  /** Before the process ends: Java waits 0.3 s for a thread that still reads from a socket. */
  @Override
  public void close() {
    endpoints.close();
  }
}
