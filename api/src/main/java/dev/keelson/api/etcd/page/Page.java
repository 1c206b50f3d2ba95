package dev.keelson.api.etcd.page;

import dev.keelson.api.http.HttpCall;

/** Answers for one path. Runs on the event loop; must not block. */
@FunctionalInterface
public interface Page {
  void answer(HttpCall call);
}
