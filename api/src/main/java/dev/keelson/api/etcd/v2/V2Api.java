package dev.keelson.api.etcd.v2;

import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.cluster.MemberChanges;
import dev.keelson.api.etcd.page.Page;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.tree.TreeDesk;
import dev.keelson.api.etcd.v2.keys.KeysPage;
import dev.keelson.api.etcd.v2.members.MachinesPage;
import dev.keelson.api.etcd.v2.members.MembersPage;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds who answers for a path of {@code /v2/}. */
public final class V2Api implements HttpHandler {
  private final KeysPage keys;
  private final MembersPage members;
  private final AuthPage auth;
  private final Map<String, Page> pages;

  /**
   * For one member.
   *
   * @param changes of members
   * @param tree behind {@code /v2/keys}
   * @param pages those that have exactly one path, by path
   */
  public V2Api(Backend backend, MemberChanges changes, TreeDesk tree, Map<String, Page> pages) {
    var clusterId = Long.toHexString(backend.headers().clusterId());
    this.keys = new KeysPage(tree, clusterId, backend.replica()::status);
    this.members = new MembersPage(changes, () -> backend.replica().status().leaderId(), clusterId);
    this.auth = new AuthPage(clusterId);
    var all = new LinkedHashMap<>(pages);
    all.put("/v2/machines", new MachinesPage(changes));
    this.pages = Map.copyOf(all);
  }

  @Override
  public void handle(HttpCall call) {
    var path = call.pathOctets();
    if (KeysPage.serves(path)) {
      keys.handle(call);
    } else if (MembersPage.serves(path)) {
      members.handle(call);
    } else if (path.startsWith(AuthPage.PATH) && path.length() > AuthPage.PATH.length()) {
      auth.handle(call);
    } else {
      pages.getOrDefault(path, Texts::notFound).answer(call);
    }
  }
}
