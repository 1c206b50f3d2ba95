package dev.keelson.etcdctl.v3.recipe;

import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import dev.keelson.etcdctl.v3.client.Client;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.lease.LeaseKeeper;
import java.util.concurrent.CountDownLatch;

/** A lease that a thread of its own keeps alive. When it cannot, whoever waits here goes on. */
final class HeldLease {
  private final long id;
  private final CountDownLatch lost = new CountDownLatch(1);

  private HeldLease(long id) {
    this.id = id;
  }

  static HeldLease grant(Client client, long ttlSeconds, Time time) throws RpcException, InterruptedException {
    var request = LeaseGrantRequest.newBuilder().setTTL(ttlSeconds).build();
    var lease = new HeldLease(client.once(Rpcs.leaseGrant(), request, Deadline.never(time)).getID());
    var keeper = new LeaseKeeper(client, lease.id, time);
    Thread.ofVirtual().start(() -> lease.keep(keeper));
    return lease;
  }

  private void keep(LeaseKeeper keeper) {
    try {
      keeper.keep(_ -> {});
    } catch (RpcException gone) {
      // However it ended, those who wait are told below.
      return;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      lost.countDown();
    }
  }

  long id() {
    return id;
  }

  /** Until the lease is lost. */
  void awaitLoss() throws InterruptedException {
    lost.await();
  }
}
