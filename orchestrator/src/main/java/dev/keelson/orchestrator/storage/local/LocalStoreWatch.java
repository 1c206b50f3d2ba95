package dev.keelson.orchestrator.storage.local;

import dev.keelson.api.etcd.local.LocalChange;
import dev.keelson.api.etcd.local.LocalWatch;
import dev.keelson.orchestrator.storage.Keys;
import dev.keelson.orchestrator.storage.StoreChange;
import dev.keelson.orchestrator.storage.StoreWatch;
import java.time.Duration;
import java.util.Optional;

/** A watch of the member in this process, in the words of storage. */
final class LocalStoreWatch implements StoreWatch {
  private final LocalWatch watch;

  LocalStoreWatch(LocalWatch watch) {
    this.watch = watch;
  }

  @Override
  public Optional<StoreChange> next(Duration patience) throws InterruptedException {
    return watch.next(patience).map(LocalStoreWatch::change);
  }

  @Override
  public void requestProgress() {
    watch.requestProgress();
  }

  @Override
  public void close() {
    watch.close();
  }

  private static StoreChange change(LocalChange change) {
    return switch (change) {
      case LocalChange.Events(var _, var events) ->
          new StoreChange.Events(events.stream().map(LocalStoreWatch::event).toList());
      case LocalChange.Progress(var revision) -> new StoreChange.Progress(revision);
      case LocalChange.Compacted _ -> new StoreChange.Compacted();
      case LocalChange.Closed _ -> new StoreChange.Broken("the watch was closed");
    };
  }

  private static StoreChange.Event event(LocalChange.LocalEvent event) {
    return event.deletion()
        ? new StoreChange.Deletion(Keys.text(event.row().key()), event.row().modRevision())
        : new StoreChange.Put(LocalStore.stored(event.row()));
  }
}
