package dev.keelson.store.v2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The counters at one moment.
 *
 * @param counts one for each {@link TreeCounter}, in their order
 */
public record TreeStats(List<Long> counts) {
  private static final List<TreeCounter> COUNTERS = List.of(TreeCounter.values());

  public static final TreeStats NONE = new TreeStats(Collections.nCopies(COUNTERS.size(), 0L));

  public TreeStats {
    counts = List.copyOf(counts);
    if (counts.size() != COUNTERS.size()) {
      throw new IllegalArgumentException("not one count for each counter: " + counts);
    }
  }

  public long count(TreeCounter counter) {
    return counts.get(COUNTERS.indexOf(counter));
  }

  public TreeStats plus(TreeCounter counter, long more) {
    var sums = new ArrayList<>(counts);
    sums.set(COUNTERS.indexOf(counter), count(counter) + more);
    return new TreeStats(sums);
  }
}
