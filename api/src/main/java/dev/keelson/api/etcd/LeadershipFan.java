package dev.keelson.api.etcd;

import dev.keelson.raft.LeadershipListener;
import java.util.List;

/** Passes on who leads, to one after the other. */
record LeadershipFan(List<LeadershipListener> listeners) implements LeadershipListener {
  LeadershipFan {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void elected(long term) {
    listeners.forEach(listener -> listener.elected(term));
  }

  @Override
  public void deposed() {
    listeners.forEach(LeadershipListener::deposed);
  }

  @Override
  public void leaderChanged(long leaderId) {
    listeners.forEach(listener -> listener.leaderChanged(leaderId));
  }

  @Override
  public void expelled() {
    listeners.forEach(LeadershipListener::expelled);
  }
}
