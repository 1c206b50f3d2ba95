package dev.keelson.api.etcd.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** etcd's environment variables. */
final class Environment {
  private static final String PREFIX = "ETCD_";

  private Environment() {}

  /** The flags given by variables; an empty one counts as absent, as in etcd. */
  static Given read(Map<String, String> variables) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Flag flag : Flags.ALL) {
      String value = variables.getOrDefault(flag.environmentName(), "");
      String experimental = variables.getOrDefault(flag.environmentName().replace(PREFIX, "ETCD_EXPERIMENTAL_"), "");
      if (!value.isEmpty() || !experimental.isEmpty()) {
        values.put(flag.name(), value.isEmpty() ? experimental : value);
      }
    }
    return new Given(values, Given.Source.ENVIRONMENT);
  }

  /** Refuses a flag that is given twice: etcd will not guess which one is meant. */
  static void refuseConflicts(Given commandLine, Given environment) throws ConfigException {
    for (Flag flag : Flags.ALL) {
      if (commandLine.values().containsKey(flag.name()) && environment.values().containsKey(flag.name())) {
        throw new ConfigException("conflicting environment variable \"" + flag.environmentName()
            + "\" is shadowed by corresponding command-line flag (either unset environment variable or disable flag)");
      }
    }
  }

  /** Variables that look like etcd's and are not. */
  static List<String> unrecognized(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(PREFIX))
        .filter(variable -> Flags.ALL.stream().noneMatch(flag -> names(flag, variable.getKey())))
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .sorted()
        .toList();
  }

  private static boolean names(Flag flag, String variable) {
    return flag.environmentName().equals(variable)
        || flag.environmentName().replace(PREFIX, "ETCD_EXPERIMENTAL_").equals(variable);
  }
}
