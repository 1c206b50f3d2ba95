package dev.keelson.api.etcd.ops;

import dev.keelson.api.http.HttpCall;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Query parameters as sets: they may be repeated, and empty ones do not count. */
final class Query {
  private Query() {}

  static Set<String> values(HttpCall call, String name) {
    var values = new LinkedHashSet<>(call.query().getOrDefault(name, List.of()));
    values.remove("");
    return values;
  }
}
