package dev.keelson.api.etcd.ops;

import dev.keelson.api.http.HttpCall;

/** Answers for one path. Runs on the event loop; must not block. */
@FunctionalInterface
interface Page {
  void answer(HttpCall call);
}
