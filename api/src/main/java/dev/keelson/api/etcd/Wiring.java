package dev.keelson.api.etcd;

import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.answer.ServerVersion;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Chores;
import dev.keelson.api.etcd.call.Limits;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Readers;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.TimedApplier;
import dev.keelson.api.etcd.cluster.MemberChanges;
import dev.keelson.api.etcd.cluster.MemberNews;
import dev.keelson.api.etcd.compaction.AutoCompactor;
import dev.keelson.api.etcd.config.MemberSettings;
import dev.keelson.api.etcd.config.Retention;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.api.etcd.lease.LeaseKeeper;
import dev.keelson.api.etcd.lease.LeaseSettings;
import dev.keelson.api.etcd.member.DataDirectory;
import dev.keelson.api.etcd.member.Identity;
import dev.keelson.api.etcd.member.Publisher;
import dev.keelson.api.etcd.ops.Operations;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.quota.Quota;
import dev.keelson.api.etcd.tree.TreeDesk;
import dev.keelson.api.etcd.tree.TreeNews;
import dev.keelson.api.etcd.tree.TtlSweeper;
import dev.keelson.api.etcd.v2.V2Api;
import dev.keelson.api.etcd.v2.members.MembersForPeers;
import dev.keelson.api.etcd.v2.stats.LeaderSight;
import dev.keelson.api.etcd.v2.stats.StatsPages;
import dev.keelson.api.http.FrontDoor;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.raft.Replica;
import dev.keelson.raft.ReplicaSettings;
import dev.keelson.raft.Surroundings;
import dev.keelson.raft.ratis.RatisReplica;
import dev.keelson.store.Store;
import dev.keelson.store.StoreSettings;
import dev.keelson.store.View;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.SystemTime;
import dev.keelson.store.loop.ThreadLoop;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import dev.keelson.store.v2.watch.TreeHub;
import dev.keelson.store.watch.WatchHub;
import dev.keelson.store.watch.WatchSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Joins a member's parts: store → watch hub → replica → services → front door. */
final class Wiring {
  private static final long PUBLISH_PAUSE_MILLIS = 100;

  private final Settings settings;
  private final DataDirectory directory;
  private final Identity identity;
  private final Endings endings;
  private final Closing parts;
  private final SystemTime time = new SystemTime();
  private final WorkMetrics work = new WorkMetrics();
  private final long startedUnix = time.unixNanos();
  private final SplittableRandom random = new SplittableRandom();

  Wiring(Settings settings, DataDirectory directory, Identity identity, Endings endings, Closing parts) {
    this.settings = settings;
    this.directory = directory;
    this.identity = identity;
    this.endings = endings;
    this.parts = parts;
  }

  Server start() throws IOException {
    Readers readers = parts.add(new Readers("reader", Limits.READER_THREADS));
    Readers history = parts.add(new Readers("history", Limits.HISTORY_THREADS));
    var watchSettings = new WatchSettings(
        settings.features().watchProgressInterval(), WatchSettings.DEFAULT.ringBytes());
    WatchHub hub = parts.add(new WatchHub(loop("watch"), history, random.split(), watchSettings));
    LeaseSettings leases = leases();
    Loop expiry = loop("expiry");
    var keeper = new LeaseKeeper(expiry, time, leases, work);
    TreeHub treeHub = parts.add(new TreeHub(loop("tree")));
    var sweeper = new TtlSweeper(expiry, time, time);
    var memberNews = new MemberNews();
    var fan = new CommitFan(List.of(hub, keeper, new TreeNews(treeHub, sweeper), memberNews));
    Store store = parts.add(Store.open(directory.store(), StoreSettings.DEFAULT, fan));
    begin(hub, store);
    treeHub.start(store.tree());
    var applier = new TimedApplier(store, time, work);
    var sight = new LeaderSight(time, time);
    var leadership = new LeadershipFan(List.of(keeper, sweeper, sight, endings));
    var around = new Surroundings(applier, keeper, leadership, endings, peerPages(store, readers));
    Replica replica = parts.add(replica(store, around));
    memberNews.start(store, replica);
    keeper.start(() -> leases(store), replica);
    sweeper.start(store.tree(), replica, requestTimeout());
    Backend backend = backend(store, replica, readers);
    var changes = new MemberChanges(backend, settings.features().strictReconfiguration(), time);
    var services = new Services(settings, leases, backend, changes, hub, directory.path(), loop("upkeep"));
    var operations = new Operations(
        backend,
        applier,
        hub.counters(),
        services.all(),
        settings.features().handlingTimes(),
        new Quota(settings.client().quotaBytes()).effectiveBytes());
    var doors = new Doors(settings.client(), operations, readers, parts);
    doors.forMetrics();
    FrontDoor door = doors.forClients(services.all(), v2(backend, changes, treeHub, sight));
    parts.add(services).start();
    startCompaction(store, replica);
    return new Server(door, services.local(), publish(replica));
  }

  private HttpHandler v2(Backend backend, MemberChanges changes, TreeHub hub, LeaderSight sight) {
    if (!settings.features().v2()) {
      return Texts::notFound;
    }
    Replica replica = backend.replica();
    var tree = new TreeDesk(backend.store().tree(), hub, replica, backend.reads(), requestTimeout(), time);
    var stats = new StatsPages(
        settings.member().name(), identity.memberId(), startedUnix, replica, sight, tree::stats);
    return new V2Api(backend, changes, tree, stats.pages());
  }

  private MembersForPeers peerPages(Store store, Readers readers) {
    return new MembersForPeers(store, readers, Long.toHexString(identity.clusterId()), ServerVersion.PAGE);
  }

  private Loop loop(String name) {
    return parts.add(ThreadLoop.start(name, time, cause -> endings.fault("the loop " + name + " broke", cause)));
  }

  private static void begin(WatchHub hub, Store store) {
    try (View view = store.view()) {
      hub.start((from, wanted, previous, bytesMax) -> {
        try (View now = store.view()) {
          return now.history(from, wanted, previous, bytesMax);
        }
      }, view.revision(), view.compactedTo());
    }
  }

  private LeaseSettings leases() {
    return new LeaseSettings(
        settings.member().timing().electionTimeout(), requestTimeout(), settings.features().leaseCheckpoints());
  }

  private static List<Lease> leases(Store store) {
    try (View view = store.view()) {
      return view.leases();
    }
  }

  private Replica replica(Store store, Surroundings around) throws IOException {
    MemberSettings member = settings.member();
    Path log = member.logDirectory().isEmpty() ? directory.log() : Path.of(member.logDirectory());
    var replicaSettings = new ReplicaSettings(
        log,
        identity.clusterId(),
        identity.memberId(),
        members(store),
        identity.joined(),
        member.peerAddresses(),
        member.timing().heartbeat(),
        member.timing().electionTimeout(),
        member.snapshotEntries(),
        settings.client().requestBytesMax() + Limits.GRPC_OVERHEAD_BYTES,
        member.fsync());
    return RatisReplica.start(replicaSettings, around, time, random.split());
  }

  /** The store knows the members once they are in the log; before that the identity does. */
  private List<Member> members(Store store) {
    try (View view = store.view()) {
      List<Member> known = view.members();
      return known.isEmpty() ? identity.members() : known;
    }
  }

  private Backend backend(Store store, Replica replica, Readers readers) {
    Duration timeout = requestTimeout();
    return new Backend(
        store,
        replica,
        new Reads(replica, timeout, readers),
        parts.add(new Chores()),
        new Proposals(replica, timeout, settings.client().requestBytesMax()),
        new Headers(identity.clusterId(), identity.memberId(), () -> replica.status().term()),
        work);
  }

  private Duration requestTimeout() {
    return Limits.requestTimeout(settings.member().timing().electionTimeout());
  }

  private void startCompaction(Store store, Replica replica) {
    switch (settings.retention()) {
      case Retention.All _ -> {}
      case Retention.Period(Duration length) -> AutoCompactor
          .periodic(length, store::revision, replica, requestTimeout(), loop("compaction"), time).start();
      case Retention.Revisions(long count) -> AutoCompactor
          .byRevision(count, store::revision, replica, requestTimeout(), loop("compaction"), time).start();
    }
  }

  private CompletableFuture<Void> publish(Replica replica) {
    Executor later = CompletableFuture.delayedExecutor(PUBLISH_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return new Publisher(replica, identity, requestTimeout(), later)
        .publish(settings.member().name(), settings.cluster().clientUrls());
  }
}
