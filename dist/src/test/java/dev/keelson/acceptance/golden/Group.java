package dev.keelson.acceptance.golden;

import java.util.List;

/** Command lines that build on each other, played on a store that begins empty. */
record Group(String name, Api api, List<Line> lines) {
  private static final String NEEDS_ETCD = "(only etcd ";

  /** Whether our server cannot do yet what the lines ask for; the name then says what that is. */
  boolean needsEtcd() {
    return name.contains(NEEDS_ETCD);
  }

  /** Which of etcd's two interfaces the lines use. */
  enum Api {
    V2,
    V3
  }
}
