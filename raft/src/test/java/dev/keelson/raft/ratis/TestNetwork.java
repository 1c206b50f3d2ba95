package dev.keelson.raft.ratis;

import dev.keelson.raft.wire.PeerDoor;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Loses every message from or to members that are cut off. Connections stay up: the worst kind of partition. */
final class TestNetwork implements PeerDoor.Admission {
  private final AtomicReference<Set<Long>> cutOff = new AtomicReference<>(Set.of());

  void cut(long... members) {
    cutOff.set(Arrays.stream(members).boxed().collect(Collectors.toSet()));
  }

  void heal() {
    cutOff.set(Set.of());
  }

  @Override
  public boolean admits(long from, long to) {
    Set<Long> cut = cutOff.get();
    return !cut.contains(from) && !cut.contains(to);
  }
}
