package dev.keelson.orchestrator.object;

import dev.keelson.orchestrator.bootstrap.Presence;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.PageAnswer.Page;
import dev.keelson.orchestrator.storage.PageQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Servers that live, as keys that end by themselves, where kube-apiserver has them. */
public final class StoredPresence implements Presence {
  private static final String PREFIX = StoredObjects.ROOT + "masterleases/";
  private static final int SERVERS_MAX = 100;

  private final ObjectStore store;

  public StoredPresence(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void announce(String address, Duration life) {
    var key = PREFIX + address;
    var value = address.getBytes(StandardCharsets.UTF_8);
    var there = store.get(key).object();
    if (there.isEmpty()) {
      store.create(key, value, life.toSeconds());
    } else {
      store.replace(key, value, there.get().revision(), life.toSeconds());
    }
  }

  @Override
  public void withdraw(String address) {
    store.get(PREFIX + address).object().ifPresent(there -> store.delete(there.key(), there.revision()));
  }

  @Override
  public Set<String> present() {
    return store.page(PageQuery.first(PREFIX, SERVERS_MAX)) instanceof Page page
        ? page.objects().stream().map(stored -> stored.key().substring(PREFIX.length())).collect(Collectors.toSet())
        : Set.of();
  }
}
