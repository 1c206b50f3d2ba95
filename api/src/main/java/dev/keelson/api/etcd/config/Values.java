package dev.keelson.api.etcd.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values of all flags, given or default, and the sentences about those that are wrong. */
final class Values {
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final Map<String, String> given;
  private final Given.Source source;

  /** The {@code source} is where most of them come from; sentences name flags as it does. */
  Values(Map<String, String> given, Given.Source source) {
    this.given = Map.copyOf(given);
    this.source = source;
  }

  boolean isGiven(String name) {
    return given.containsKey(name);
  }

  String text(String name) {
    return given.getOrDefault(name, flag(name).initial());
  }

  List<String> list(String name) {
    return Stream.of(text(name).split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
  }

  boolean bool(String name) throws ConfigException {
    return parseBool(text(name)).orElseThrow(() -> wrong(name, "give true or false"));
  }

  /** A whole number within bounds. */
  long number(String name, long min, long max) throws ConfigException {
    try {
      long value = Long.parseLong(text(name));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw wrong(name, "give a whole number, such as " + flag(name).initial());
    }
    throw wrong(name, "give a number from " + min + " to " + max);
  }

  Duration duration(String name) throws ConfigException {
    return GoDuration.parse(text(name))
        .orElseThrow(() -> wrong(name, "give a duration, such as " + flag(name).initial()));
  }

  /** One of some words. */
  String choice(String name, List<String> words) throws ConfigException {
    String value = text(name);
    if (!words.contains(value)) {
      throw wrong(name, "give one of " + String.join(", ", words));
    }
    return value;
  }

  /** The sentence about a wrong value: which flag, what it was given, what to do. */
  ConfigException wrong(String name, String remedy) {
    return new ConfigException(source.exitCode(),
        "invalid value \"" + text(name) + "\" for " + source.nameOf(flag(name)) + ": " + remedy
            + ". See 'etcd --help'.");
  }

  /** Refuses what is not built, checks the form of what changes nothing, and says which those are. */
  List<String> vet() throws ConfigException {
    List<String> idle = Flags.ALL.stream()
        .filter(flag -> flag.meaning() == Flag.Meaning.NONE && given.containsKey(flag.name()))
        .map(Flag::name)
        .toList();
    for (Flag flag : Flags.ALL) {
      if (given.containsKey(flag.name())) {
        vet(flag);
      }
    }
    return idle;
  }

  private void vet(Flag flag) throws ConfigException {
    switch (flag.kind()) {
      case BOOL -> bool(flag.name());
      case NUMBER -> number(flag.name(), Long.MIN_VALUE, Long.MAX_VALUE);
      case DURATION -> duration(flag.name());
      case TEXT, LIST -> {}
    }
    boolean asksForSomething = !text(flag.name()).isEmpty() && !text(flag.name()).equals(flag.initial());
    boolean off = flag.kind() == Flag.Kind.BOOL && !bool(flag.name());
    if (flag.meaning() == Flag.Meaning.NOT_BUILT && asksForSomething && !off) {
      throw notBuilt(flag);
    }
  }

  private ConfigException notBuilt(Flag flag) {
    String why = flag.area() == Flag.Area.SECURITY
        ? "TLS and access rules are not available yet, and serving in the clear instead would not be what you asked for"
        : "this is not available yet";
    return new ConfigException(
        "cannot start with " + source.nameOf(flag) + "=" + text(flag.name()) + ": " + why + "; remove it to start.");
  }

  private static Optional<Boolean> parseBool(String text) {
    if (TRUE.contains(text)) {
      return Optional.of(true);
    }
    return FALSE.contains(text) ? Optional.of(false) : Optional.empty();
  }

  private static Flag flag(String name) {
    return Flags.named(name).orElseThrow(() -> new IllegalArgumentException("no such flag: " + name));
  }
}
