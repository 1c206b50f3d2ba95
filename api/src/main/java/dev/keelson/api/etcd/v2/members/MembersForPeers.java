package dev.keelson.api.etcd.v2.members;

import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.etcd.v2.text.Json;
import dev.keelson.raft.PeerPages;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Member;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What the peer port shows to those who want to join: {@code /members}, with ids as numbers and without what is empty,
 * and {@code /version}. Patroni and proxies of etcd read it as well.
 */
public final class MembersForPeers implements PeerPages {
  private static final Page NOT_ALLOWED = new Page("405 Method Not Allowed",
      Map.of("Allow", "GET", "Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff"),
      Bytes.utf8("Method Not Allowed\n"));

  private final Store store;
  private final Executor readers;
  private final String clusterId;
  private final String version;

  /**
   * For one member.
   *
   * @param clusterId in hexadecimal
   * @param version the page
   */
  public MembersForPeers(Store store, Executor readers, String clusterId, String version) {
    this.store = store;
    this.readers = readers;
    this.clusterId = clusterId;
    this.version = version;
  }

  @Override
  public CompletableFuture<Page> page(String method, String path) {
    if (!path.equals("/members") && !path.equals("/version")) {
      return CompletableFuture.completedFuture(Page.NOT_FOUND);
    }
    if (!method.equals("GET")) {
      return CompletableFuture.completedFuture(NOT_ALLOWED);
    }
    return path.equals("/members")
        ? CompletableFuture.supplyAsync(this::members, readers)
        : CompletableFuture.completedFuture(json(Bytes.utf8(version), Map.of()));
  }

  private Page members() {
    var json = new Json().openArray();
    try (View view = store.view()) {
      view.members().forEach(member -> write(json, member));
    }
    return json(Bytes.wrap(json.closeArray().line()), Map.of(Answers.CLUSTER_ID, clusterId));
  }

  private static void write(Json json, Member member) {
    json.openObject().name("id").unsigned(member.id());
    urls(json, "peerURLs", member.peerUrls());
    if (member.learner()) {
      json.name("isLearner").bool(true);
    }
    if (!member.name().isEmpty()) {
      json.name("name").text(member.name());
    }
    if (!member.clientUrls().isEmpty()) {
      urls(json, "clientURLs", member.clientUrls());
    }
    json.closeObject();
  }

  private static void urls(Json json, String name, List<String> urls) {
    json.name(name).openArray();
    urls.forEach(json::text);
    json.closeArray();
  }

  private static Page json(Bytes body, Map<String, String> more) {
    var headers = new TreeMap<>(more);
    headers.put("Content-Type", Answers.JSON);
    return new Page("200 OK", headers, body);
  }
}
