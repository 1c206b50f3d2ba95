package dev.keelson.etcdctl.v3.client;

import dev.keelson.etcdctl.go.DialError;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.grpc.StatusCode;
import dev.keelson.etcdctl.http2.Connection;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The endpoints, and the one connection that all calls of a client share. Its lock is held while it connects. */
final class SharedEndpoints implements AutoCloseable {
  /** Between two rounds through all endpoints when none could be reached: grpc-go begins at a second. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** An endpoint that we connected to. */
  record Reached(Endpoint endpoint, Connection connection) {}

  private final ReentrantLock choice = new ReentrantLock();
  private final List<Endpoint> endpoints;
  private final Dialer dialer;
  private final Duration dialTimeout;
  private final Time time;
  private final boolean direct;
  private int next;
  /** In Go's words; empty as long as nothing went wrong. */
  private String lastFailure = "";
  private @Nullable Reached current;

  SharedEndpoints(List<Endpoint> endpoints, boolean direct, Dialer dialer, Duration dialTimeout, Time time) {
    this.endpoints = List.copyOf(endpoints);
    this.direct = direct;
    this.dialer = dialer;
    this.dialTimeout = dialTimeout;
    this.time = time;
  }

  /** The connection in use, or a new one to whichever endpoint can be reached first. */
  Reached reach(Deadline deadline) throws RpcException, InterruptedException {
    choice.lock();
    try {
      if (current != null && !current.connection().hasEnded()) {
        return current;
      }
      current = connect(deadline);
      return current;
    } finally {
      choice.unlock();
    }
  }

  private Reached connect(Deadline deadline) throws RpcException, InterruptedException {
    while (!endpoints.isEmpty()) {
      for (var tried = 0; tried < endpoints.size(); tried++) {
        var reached = dial(endpoints.get(next++ % endpoints.size()), deadline);
        if (reached != null) {
          return reached;
        }
      }
      if (deadline.left().compareTo(PAUSE) < 0) {
        break;
      }
      time.pause(PAUSE);
    }
    time.pause(deadline.left());
    throw new RpcException(StatusCode.DEADLINE_EXCEEDED, complaint());
  }

  /** A client that has only one address says what is wrong with it; one that may choose says that it has no choice. */
  private String complaint() {
    if (lastFailure.isEmpty()) {
      return "context deadline exceeded";
    }
    return direct
        ? "latest balancer error: connection error: desc = \"transport: Error while dialing " + lastFailure + "\""
        : "latest balancer error: all SubConns are in TransientFailure";
  }

  private @Nullable Reached dial(Endpoint endpoint, Deadline deadline) {
    try {
      return new Reached(endpoint, dialer.dial(endpoint, deadline.atMost(dialTimeout).left()));
    } catch (IOException unreachable) {
      if (!deadline.hasPassed()) {
        lastFailure = DialError.text(endpoint.host(), endpoint.port(), unreachable);
      }
      return null;
    }
  }

  @Override
  public void close() {
    choice.lock();
    try {
      if (current != null) {
        current.connection().close();
        current = null;
      }
    } finally {
      choice.unlock();
    }
  }

  /** The one that was reached is of no use just now: the next call goes elsewhere, if there is an elsewhere. */
  void avoid(Reached useless) {
    choice.lock();
    try {
      if (current != null && current.connection().equals(useless.connection()) && endpoints.size() > 1) {
        current = null;
      }
    } finally {
      choice.unlock();
    }
  }
}
