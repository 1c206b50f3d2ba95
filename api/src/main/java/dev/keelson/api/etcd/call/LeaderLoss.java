package dev.keelson.api.etcd.call;

import dev.keelson.store.loop.Loop;
import io.grpc.Metadata;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Ends streams that asked for a leader ({@code hasleader: true}) when none was known at several looks in a row, as
 * etcd's {@code monitorLeader}. Looks only while there are such streams. State is loop-owned; methods may be called by
 * any thread.
 */
public final class LeaderLoss {
  private final Loop loop;
  private final BooleanSupplier leaderKnown;
  private final Duration electionTimeout;
  private final Set<Runnable> streams = new LinkedHashSet<>();
  private Loop.Timer next = Loop.Timer.NONE;
  private int looksWithoutLeader;

  public LeaderLoss(Loop loop, BooleanSupplier leaderKnown, Duration electionTimeout) {
    this.loop = loop;
    this.leaderKnown = leaderKnown;
    this.electionTimeout = electionTimeout;
  }

  /** Calls {@code ended} on the loop when the leader is lost, if the stream's headers ask for it. */
  public void add(Metadata headers, Runnable ended) {
    if (LeaderRequired.asked(headers)) {
      loop.post(() -> {
        streams.add(ended);
        if (streams.size() == 1) {
          looksWithoutLeader = 0;
          next = loop.after(electionTimeout, this::look);
        }
      });
    }
  }

  /** The stream is over. */
  public void remove(Runnable ended) {
    loop.post(() -> {
      streams.remove(ended);
      if (streams.isEmpty()) {
        next.cancel();
      }
    });
  }

  private void look() {
    looksWithoutLeader = leaderKnown.getAsBoolean() ? 0 : looksWithoutLeader + 1;
    if (looksWithoutLeader >= Limits.LOOKS_WITHOUT_LEADER_MAX) {
      List.copyOf(streams).forEach(Runnable::run);
      streams.clear();
      return;
    }
    next = loop.after(electionTimeout, this::look);
  }
}
