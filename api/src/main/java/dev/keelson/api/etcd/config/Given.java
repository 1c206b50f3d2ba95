package dev.keelson.api.etcd.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody gave, as text, by flag name.
 *
 * @param source how to name a flag in a sentence to the operator
 */
record Given(Map<String, String> values, Source source) {
  /** Where values come from; it decides how a sentence names a flag and how the program exits. */
  enum Source {
    COMMAND_LINE(ConfigException.BAD_COMMAND_LINE),
    ENVIRONMENT(ConfigException.BAD_VALUES),
    FILE(ConfigException.BAD_VALUES);

    private final int exitCode;

    Source(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }

    String nameOf(Flag flag) {
      return switch (this) {
        case COMMAND_LINE -> "--" + flag.name();
        case ENVIRONMENT -> flag.environmentName();
        case FILE -> "\"" + flag.name() + "\" in the configuration file";
      };
    }
  }

  Given {
    values = Map.copyOf(values);
  }

  /** Both together; callers have made sure that no flag is in both. */
  static Map<String, String> union(Given one, Given other) {
    var all = new LinkedHashMap<>(one.values());
    all.putAll(other.values());
    return all;
  }
}
