package dev.keelson.api.etcd.v2.stats;

import dev.keelson.api.etcd.page.Page;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.etcd.v2.text.GoTime;
import dev.keelson.api.etcd.v2.text.Json;
import dev.keelson.api.http.HttpCall;
import dev.keelson.raft.AppendFigures;
import dev.keelson.raft.Replica;
import dev.keelson.store.v2.TreeCounter;
import dev.keelson.store.v2.TreeStats;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code /v2/stats/self}, {@code /leader} and {@code /store}. */
public final class StatsPages {
  /** etcd's lowest latency before there was any. */
  private static final double NO_LATENCY = 0x1p63;

  private final String name;
  private final long memberId;
  private final long startedUnix;
  private final Replica replica;
  private final LeaderSight sight;
  private final Supplier<TreeStats> tree;

  /**
   * For one member.
   *
   * @param startedUnix when its process started, in nanoseconds
   */
  public StatsPages(
      String name, long memberId, long startedUnix, Replica replica, LeaderSight sight, Supplier<TreeStats> tree) {
    this.name = name;
    this.memberId = memberId;
    this.startedUnix = startedUnix;
    this.replica = replica;
    this.sight = sight;
    this.tree = tree;
  }

  /** By path. */
  public Map<String, Page> pages() {
    return Map.of(
        "/v2/stats/self", Texts.getOnly(this::self),
        "/v2/stats/leader", Texts.getOnly(this::leader),
        "/v2/stats/store", Texts.getOnly(this::store));
  }

  private void self(HttpCall call) {
    var appends = replica.appends();
    var json = new Json().openObject()
        .name("name").text(name)
        .name("id").text(Long.toHexString(memberId))
        .name("state").text(replica.status().leads() ? "StateLeader" : "StateFollower")
        .name("startTime").text(GoTime.rfc3339(startedUnix));
    leaderInfo(json);
    flow(json.name("recvAppendRequestCnt"), "recv", appends.received());
    flow(json.name("sendAppendRequestCnt"), "send", appends.sent());
    Answers.json(call, 200, json.closeObject().bytes(), Map.of());
  }

  private void leaderInfo(Json json) {
    long leader = sight.leaderId();
    json.name("leaderInfo").openObject()
        .name("leader").text(leader == 0 ? "" : Long.toHexString(leader))
        .name("uptime").text(GoTime.duration(sight.uptime()))
        .name("startTime").text(GoTime.rfc3339(leader == 0 ? startedUnix : sight.sinceUnix()))
        .closeObject();
  }

  private static void flow(Json json, String direction, AppendFigures.Flow flow) {
    json.unsigned(flow.count());
    if (flow.requestsPerSecond() != 0) {
      json.name(direction + "PkgRate").decimal(flow.requestsPerSecond());
    }
    if (flow.bytesPerSecond() != 0) {
      json.name(direction + "BandwidthRate").decimal(flow.bytesPerSecond());
    }
  }

  private void leader(HttpCall call) {
    if (!replica.status().leads()) {
      Answers.message(call, 403, "not current leader", Map.of());
      return;
    }
    var json = new Json().openObject().name("leader").text(Long.toHexString(memberId));
    json.name("followers").openObject();
    var followers = new TreeMap<String, AppendFigures.Follower>();
    replica.appends().followers().forEach((id, figures) -> followers.put(Long.toHexString(id), figures));
    followers.forEach((id, figures) -> follower(json.name(id), figures));
    Answers.json(call, 200, json.closeObject().closeObject().bytes(), Map.of());
  }

  private static void follower(Json json, AppendFigures.Follower figures) {
    json.openObject()
        .name("latency").openObject()
        .name("current").decimal(figures.currentMillis())
        .name("average").decimal(figures.averageMillis())
        .name("standardDeviation").decimal(figures.deviationMillis())
        .name("minimum").decimal(figures.succeeded() == 0 ? NO_LATENCY : figures.minimumMillis())
        .name("maximum").decimal(figures.maximumMillis())
        .closeObject()
        .name("counts").openObject()
        .name("fail").unsigned(figures.failed())
        .name("success").unsigned(figures.succeeded())
        .closeObject()
        .closeObject();
  }

  private void store(HttpCall call) {
    var stats = tree.get();
    var json = new Json().openObject();
    for (var counter : TreeCounter.values()) {
      json.name(counter.field()).unsigned(stats.count(counter));
    }
    Answers.json(call, 200, json.closeObject().bytes(), Map.of());
  }
}
