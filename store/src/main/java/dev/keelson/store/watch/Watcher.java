package dev.keelson.store.watch;

/** One watcher of one stream. Loop-owned; {@link Places#move} alone changes its standing. */
final class Watcher {
  final long id;
  final ClientStream stream;
  final Group group;

  /** Nothing below it is this watcher's business, not even progress. */
  final long startRevision;

  final boolean progress;

  private Standing standing = new Standing.Ended();

  /** Got no events since the last look of its stream's progress timer. */
  private boolean quiet = true;

  Watcher(long id, ClientStream stream, Group group, WatchRequest request) {
    this.id = id;
    this.stream = stream;
    this.group = group;
    this.startRevision = request.startRevision();
    this.progress = request.progress();
  }

  Standing standing() {
    return standing;
  }

  void stand(Standing next) {
    standing = next;
  }

  /** Whether it has everything up to {@code revision}, the hub's. */
  boolean has(long revision) {
    return standing instanceof Standing.Current && revision >= startRevision;
  }

  /** Returns false when its stream has no room: it has missed the batch. */
  boolean offer(long revision, EventBatch batch) {
    if (!stream.offer(id, revision, batch)) {
      return false;
    }
    quiet = false;
    return true;
  }

  /** Whether it was quiet since the last call. */
  boolean wasQuiet() {
    boolean was = quiet;
    quiet = true;
    return was;
  }
}
