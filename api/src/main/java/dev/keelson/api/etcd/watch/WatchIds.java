package dev.keelson.api.etcd.watch;

import java.util.HashMap;
import java.util.Map;

/** The watch ids of one stream, and which of their watchers take fragments. Owned by the hub's loop. */
final class WatchIds {
  private final Map<Long, Boolean> fragmentById = new HashMap<>();
  private long next;

  /** The next id of the server's choice that the client has not taken. */
  long free() {
    while (fragmentById.containsKey(next)) {
      next++;
    }
    return next++;
  }

  boolean taken(long id) {
    return fragmentById.containsKey(id);
  }

  void take(long id, boolean fragment) {
    fragmentById.put(id, fragment);
  }

  void release(long id) {
    fragmentById.remove(id);
  }

  boolean fragments(long id) {
    return fragmentById.getOrDefault(id, false);
  }
}
