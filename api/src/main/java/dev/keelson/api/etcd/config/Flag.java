package dev.keelson.api.etcd.config;

import java.util.Locale;

/**
 * A flag of etcd's.
 *
 * @param name without dashes
 * @param initial its value when nobody gives one
 * @param help one sentence
 */
record Flag(String name, Kind kind, String initial, Area area, Meaning meaning, String help) {
  /** What its value looks like. */
  enum Kind {
    /** Any text. */
    TEXT("<text>"),
    /** Takes no value when true. */
    BOOL(""),
    /** A whole number. */
    NUMBER("<number>"),
    /** A time as Go writes it: 300ms, 1.5h, 2h45m. */
    DURATION("<duration>"),
    /** Several, with commas between. */
    LIST("<list>");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** A heading of {@code --help}. */
  enum Area {
    MEMBER("Member"),
    CLUSTERING("Clustering"),
    SECURITY("Security"),
    AUTH("Auth"),
    MONITORING("Profiling and monitoring"),
    LOGGING("Logging"),
    FEATURES("Features"),
    UNSAFE("Unsafe"),
    GENERAL("General");

    private final String title;

    Area(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What giving it does here. */
  enum Meaning {
    /** It does what it does in etcd. */
    HERE,
    /** It tunes something that this server does not have; it is accepted, and the log says so. */
    NONE,
    /** It asks for something that is not built. Starting without it would be a lie, so the start is refused. */
    NOT_BUILT
  }

  String environmentName() {
    return "ETCD_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
