package dev.keelson.api.etcd;

import dev.keelson.api.etcd.local.LocalKv;
import dev.keelson.api.http.FrontDoor;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One running member, as its surroundings see it.
 *
 * @param ready completes when it has told the cluster that it is there
 */
record Server(FrontDoor door, LocalKv kv, CompletableFuture<Void> ready) {
  List<InetSocketAddress> clientAddresses() {
    return door.addresses();
  }
}
