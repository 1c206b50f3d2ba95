package dev.keelson.api.etcd.watch;

import dev.keelson.api.etcd.call.LeaderLoss;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.store.watch.WatchHub;
import io.grpc.ServerCall;

/**
 * The client's side of a stream, on the connection's event loop: hands everything over to the hub's loop.
 *
 * <p>A half-close changes nothing: events go on until the call is cancelled (HTTP gateways rely on it).
 */
final class Requests extends ServerCall.Listener<WatchRequest> {
  private final WatchStream stream;
  private final WatchHub hub;
  private final LeaderLoss leaderLoss;
  private final Runnable leaderLost;

  Requests(WatchStream stream, WatchHub hub, LeaderLoss leaderLoss) {
    this.stream = stream;
    this.hub = hub;
    this.leaderLoss = leaderLoss;
    this.leaderLost = () -> hub.inOrder(_ -> stream.leaderLost());
  }

  Runnable leaderLost() {
    return leaderLost;
  }

  @Override
  public void onMessage(WatchRequest request) {
    hub.inOrder(revision -> stream.take(request, revision));
  }

  @Override
  public void onReady() {
    if (stream.waitedForRoom()) {
      hub.drained(stream);
      hub.inOrder(_ -> stream.readOn());
    }
  }

  @Override
  public void onCancel() {
    over();
  }

  @Override
  public void onComplete() {
    over();
  }

  /** Told from the hub's loop, so that it comes after the watchers that earlier requests are about to add. */
  private void over() {
    hub.inOrder(_ -> hub.closed(stream));
    leaderLoss.remove(leaderLost);
  }
}
