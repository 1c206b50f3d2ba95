package dev.keelson.api.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** All families of a member, in the order of their names. Never changes, so any thread may read it. */
public final class Registry {
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final List<Family> families;

  public Registry(Collection<Family> families) {
    var byName = new TreeMap<String, Family>();
    for (var family : families) {
      if (byName.put(family.name(), family) != null) {
        throw new IllegalArgumentException("two metrics of the name " + family.name());
      }
    }
    this.families = List.copyOf(byName.values());
  }

  /** The page. May take a moment: some figures are read from the store and from /proc. */
  public byte[] page() {
    return Exposition.text(families).getBytes(StandardCharsets.UTF_8);
  }
}
