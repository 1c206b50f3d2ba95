package dev.keelson.orchestrator.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.cache.entry.EntryDecoder;
import dev.keelson.orchestrator.cache.entry.FieldReader;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.RealEtcd;
import dev.keelson.orchestrator.storage.StoreUnderTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real etcd that is killed, and comes back with its data. */
@Timeout(120)
class RestartTest {
  private static final Selection ALL = Selection.all("/registry/things/");

  @Test
  void a_watch_goes_on_where_it_was(@TempDir Path directory) throws Exception {
    try (RealEtcd etcd = RealEtcd.start(directory);
        ObjectStore store = StoreUnderTest.overGrpc(etcd.url());
        var cache = new WatchCache(
            store, ALL.prefix(), new EntryDecoder(FieldReader.NONE), InstantSource.system())) {
      create(store, "before");
      Watch watch = cache.watch(new WatchQuery(
          new WatchQuery.Start.State(new ReadPoint.Any(), false), Duration.ofMinutes(5), false), ALL);
      var names = new ArrayList<String>();
      follow(watch, names, 1);

      etcd.kill();
      assertEquals(1, size(cache, new ReadPoint.Any())); // what is at hand is served without the store
      etcd.restart();
      create(store, "after");
      follow(watch, names, 2);

      etcd.kill();
      etcd.restart();
      create(store, "later");
      store.compact(store.currentRevision());
      create(store, "last");
      follow(watch, names, 4);
      assertEquals(List.of("before", "after", "later", "last"), names);
      assertEquals(4, size(cache, new ReadPoint.Latest()));
    }
  }

  private static void create(ObjectStore store, String name) {
    byte[] json = ("{\"metadata\":{\"name\":\"" + name + "\"}}").getBytes(StandardCharsets.UTF_8);
    while (store.get(ALL.prefix() + name).object().isEmpty()) {
      try {
        store.create(ALL.prefix() + name, json);
      } catch (Refusal inDoubt) {
        assertTrue(inDoubt.code() >= 500, inDoubt::text);
      }
    }
  }

  private static void follow(Watch watch, List<String> names, int count) throws InterruptedException {
    while (names.size() < count) {
      List<WatchItem> batch = watch.next();
      assertTrue(!batch.isEmpty(), "the watch has ended");
      for (WatchItem item : batch) {
        var change = (Change) item;
        assertEquals(Change.Type.ADDED, change.type());
        names.add(change.object().name());
      }
    }
  }

  private static int size(WatchCache cache, ReadPoint at) {
    int size = 0;
    for (var _ : cache.list(ListQuery.whole(at), ALL).items()) {
      size++;
    }
    return size;
  }
}
