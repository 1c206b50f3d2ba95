package dev.keelson.orchestrator.storage;

import dev.keelson.api.etcd.RunningMember;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.orchestrator.storage.etcd.EtcdEndpoints;
import dev.keelson.orchestrator.storage.etcd.EtcdStore;
import dev.keelson.orchestrator.storage.local.LocalStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A fresh store of each kind, for tests. Closing it ends what was started for it. */
public final class StoreUnderTest implements AutoCloseable {
  /** Which store, and by which way. */
  public enum Kind {
    IN_PROCESS,
    KEELSON_BY_GRPC,
    REAL_ETCD
  }

  private final ObjectStore store;
  private final Runnable server;

  private StoreUnderTest(ObjectStore store, Runnable server) {
    this.store = store;
    this.server = server;
  }

  public static StoreUnderTest start(Kind kind, Path directory) throws Exception {
    return switch (kind) {
      case IN_PROCESS -> {
        RunningMember member = member(directory);
        yield new StoreUnderTest(new LocalStore(member.kv(), InstantSource.system()), member::close);
      }
      case KEELSON_BY_GRPC -> {
        RunningMember member = member(directory);
        yield new StoreUnderTest(
            overGrpc("http://127.0.0.1:" + member.clientAddresses().getFirst().getPort()), member::close);
      }
      case REAL_ETCD -> {
        RealEtcd etcd = RealEtcd.start(directory);
        yield new StoreUnderTest(overGrpc(etcd.url()), etcd::close);
      }
    };
  }

  public static ObjectStore overGrpc(String url) throws Exception {
    return EtcdStore.open(EtcdEndpoints.of(List.of(URI.create(url).toString())), InstantSource.system());
  }

  public static RunningMember member(Path directory) throws Exception {
    var request = Settings.read(List.of("--data-dir=" + directory, "--listen-client-urls=http://127.0.0.1:0",
        "--advertise-client-urls=http://127.0.0.1:2379", "--listen-peer-urls=http://127.0.0.1:0",
        "--initial-advertise-peer-urls=http://127.0.0.1:2380", "--initial-cluster=default=http://127.0.0.1:2380"),
        Map.of());
    RunningMember member = RunningMember.start(((Settings.Request.Start) request).settings(), (what, cause) -> {
      throw new AssertionError(what, cause);
    });
    member.ready().get(60, TimeUnit.SECONDS);
    return member;
  }

  public ObjectStore store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
    server.run();
  }
}
