package dev.keelson.raft.read;

import java.util.concurrent.atomic.AtomicLong;

/** How far this member has applied, and whether anybody waits for it. Written by the applying thread. */
public final class AppliedIndex {
  static final long NOBODY = Long.MAX_VALUE;

  private final AtomicLong index = new AtomicLong(-1);
  private final AtomicLong awaited = new AtomicLong(NOBODY);

  public long index() {
    return index.get();
  }

  /** True when somebody waits for this index or an earlier one. */
  public boolean advance(long applied) {
    // An old entry after a checkpoint is no step back.
    return index.accumulateAndGet(applied, Math::max) >= awaited.get();
  }

  /** From the loop, which looks at {@link #index} once more afterwards: whoever advances later sees this. */
  void await(long lowest) {
    awaited.set(lowest);
  }
}
