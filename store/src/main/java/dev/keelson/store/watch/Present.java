package dev.keelson.store.watch;

/** How far the hub has come. Loop-owned; {@link Turn} moves it. */
final class Present {
  /** Everything up to here was offered to the watchers that are current. */
  long revision;

  /** History below is gone; -1 before the first compaction. */
  long compactedTo = -1;
}
