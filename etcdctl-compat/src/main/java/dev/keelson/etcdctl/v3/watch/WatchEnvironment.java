package dev.keelson.etcdctl.v3.watch;

import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.terminal.Failure;
import java.util.Map;

/** Key and end of range from variables; empty where they are not set. */
record WatchEnvironment(String key, String end) {
  static WatchEnvironment of(Map<String, String> environment) {
    var key = environment.getOrDefault("ETCDCTL_WATCH_KEY", "");
    var end = environment.getOrDefault("ETCDCTL_WATCH_RANGE_END", "");
    if (key.isEmpty() && !end.isEmpty()) {
      throw Failure.badArguments("ETCDCTL_WATCH_KEY is empty but got ETCDCTL_WATCH_RANGE_END=" + GoQuote.quote(end));
    }
    return new WatchEnvironment(key, end);
  }
}
