package dev.keelson.store;

import dev.keelson.store.model.Commit;
import java.util.List;

/**
 * A stretch of history.
 *
 * @param nextRevision where to go on; the view's revision + 1 when this page reaches the view's end
 */
public record HistoryPage(List<Commit> commits, long nextRevision) {
  public HistoryPage {
    commits = List.copyOf(commits);
  }
}
