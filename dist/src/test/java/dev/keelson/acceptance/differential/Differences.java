package dev.keelson.acceptance.differential;

import java.util.List;

/**
 * What we do otherwise than etcd 3.4 on purpose, because later versions of etcd do. Everything else must be equal.
 *
 * <ul>
 *   <li><b>A deletion at the compacted revision stays visible.</b> A watch that starts exactly at the compacted
 *       revision sees a DELETE of that revision since etcd 3.5.16 and 3.6.0 (etcd issues 18089 and 19179); 3.4 has
 *       removed it.
 *   <li><b>A watcher that was cancelled for compaction is gone.</b> An etcd keeps its id taken, and lets it block
 *       manual progress on its stream, until the client cancels it again. Ours forgets it at once, so the sequences
 *       release the id on the etcd: {@link Side#bury}.
 * </ul>
 */
final class Differences {
  private static final String DELETE = "type: DELETE";

  private Differences() {}

  /**
   * The story of a watcher without what may differ.
   *
   * @param start the revision the watcher asked for
   * @param compacted the compacted revision when it did
   */
  static List<String> comparable(List<String> story, long start, long compacted) {
    if (start != compacted) {
      return story;
    }
    return story.stream()
        .filter(event -> !(event.startsWith(DELETE) && event.contains("mod_revision: " + compacted + "\n")))
        .toList();
  }
}
