package dev.keelson.etcdctl.v3.session;

import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.go.GoDuration;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Terminal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Global flags from {@code ETCDCTL_*}. A variable and its flag at once are an error; a variable that is no flag's gets
 * a warning; one whose value cannot be read is passed over, as in etcdctl.
 */
final class EnvironmentFlags {
  private static final String PREFIX = "ETCDCTL_";
  private static final String API = "ETCDCTL_API";

  private final Terminal terminal;

  EnvironmentFlags(Terminal terminal) {
    this.terminal = terminal;
  }

  Arguments addTo(Arguments said) {
    var values = new HashMap<>(said.values());
    var known = new HashSet<String>();
    for (var flag : GlobalFlags.ALL) {
      var name = variable(flag);
      var value = terminal.environment().getOrDefault(name, "");
      known.add(name);
      if (!value.isEmpty() && said.isSaid(flag.name())) {
        throw conflict(name);
      }
      if (!value.isEmpty() && isReadable(flag, value)) {
        values.put(flag.name(), flag.kind() == Flag.Kind.TEXTS ? List.of(value.split(",", -1)) : List.of(value));
      }
    }
    warn(known);
    return new Arguments(Map.copyOf(values), said.said(), said.words(), said.dashes());
  }

  /** For {@code --debug}: every flag under its variable's name. */
  void show(Arguments arguments) {
    GlobalFlags.ALL.stream().sorted(Comparator.comparing(Flag::name)).forEach(flag -> terminal.complain(
        variable(flag) + "=" + (flag.kind() == Flag.Kind.TEXTS
            ? "[" + String.join(",", arguments.texts(flag.name())) + "]"
            : arguments.text(flag.name()))));
  }

  static String variable(Flag flag) {
    return PREFIX + flag.name().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private Failure conflict(String name) {
    new ServerLog(terminal).say('C', "pkg/flags", "conflicting environment variable \"" + name + "\" is shadowed by"
        + " corresponding command-line flag (either unset environment variable or disable flag)");
    return Failure.silent(ExitCode.ERROR);
  }

  private void warn(Set<String> known) {
    new TreeMap<>(terminal.environment()).forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !name.equals(API) && !known.contains(name)) {
        new ServerLog(terminal).say('W', "pkg/flags", "unrecognized environment variable " + name + "=" + value);
      }
    });
  }

  private static boolean isReadable(Flag flag, String value) {
    try {
      switch (flag.kind()) {
        case TRUTH -> GoNumber.parseBool(value);
        case NUMBER -> GoNumber.parseInt(value, 0);
        case UNSIGNED -> GoNumber.parseUnsigned(value, 0);
        case DURATION -> GoDuration.parse(value);
        case TEXT, TEXTS -> {
          return true;
        }
      }
      return true;
    } catch (GoSyntaxException unreadable) {
      return false;
    }
  }
}
