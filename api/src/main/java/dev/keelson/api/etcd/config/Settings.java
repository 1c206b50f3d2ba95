package dev.keelson.api.etcd.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything an operator chose.
 *
 * @param notices sentences for the log: what was accepted without effect
 */
public record Settings(
    MemberSettings member,
    ClusterSettings cluster,
    ClientSettings client,
    Retention retention,
    Features features,
    LogSettings log,
    List<String> notices) {
  /**
   * Single switches.
   *
   * @param handlingTimes whether metrics tell how long calls take, by method
   * @param v2 whether the v2 API is served
   * @param strictReconfiguration whether changes of members are refused that would cost the majority
   */
  public record Features(
      Duration watchProgressInterval, boolean leaseCheckpoints, boolean handlingTimes, boolean v2,
      boolean strictReconfiguration) {}

  /** What the command line asks for. */
  public sealed interface Request {
    /** Start a server. */
    record Start(Settings settings) implements Request {}

    /** Print {@code --help}. */
    record Help(String text) implements Request {}

    /** Print {@code --version}. */
    record Version() implements Request {}
  }

  public Settings {
    notices = List.copyOf(notices);
  }

  /** Reads flags, or variables, or the file: see etcd's documentation, "Configuration flags". */
  public static Request read(List<String> arguments, Map<String, String> environment) throws ConfigException {
    Given commandLine = CommandLineFlags.parse(arguments);
    Values line = new Values(commandLine.values(), Given.Source.COMMAND_LINE);
    if (line.bool("help")) {
      return new Request.Help(CommandLineFlags.help());
    }
    if (line.bool("version")) {
      return new Request.Version();
    }
    Given variables = Environment.read(environment);
    String file = commandLine.values().getOrDefault("config-file", variables.values().getOrDefault("config-file", ""));
    if (!file.isEmpty()) {
      Values fromFile = new Values(ConfigFile.read(Path.of(file)).values(), Given.Source.FILE);
      return new Request.Start(of(fromFile, List.of("the configuration is read from " + file
          + "; other flags and environment variables are ignored")));
    }
    Environment.refuseConflicts(commandLine, variables);
    new Values(variables.values(), Given.Source.ENVIRONMENT).vet();
    var values = new Values(Given.union(commandLine, variables), Given.Source.COMMAND_LINE);
    return new Request.Start(of(values, Environment.unrecognized(environment).stream()
        .map(variable -> "unrecognized environment variable " + variable).toList()));
  }

  private static Features features(Values values) throws ConfigException {
    return new Features(
        values.duration("watch-progress-notify-interval"),
        values.bool("enable-lease-checkpoint"),
        values.choice("metrics", List.of("basic", "extensive")).equals("extensive"),
        values.bool("enable-v2"),
        values.bool("strict-reconfig-check"));
  }

  private static Settings of(Values values, List<String> firstNotices) throws ConfigException {
    List<String> notices = new ArrayList<>(firstNotices);
    values.vet().forEach(flag -> notices.add("the flag --" + flag + " is accepted and changes nothing here"));
    MemberSettings member = MemberSettings.read(values);
    return new Settings(
        member,
        ClusterSettings.read(values, member.name()),
        ClientSettings.read(values),
        Retention.read(values),
        features(values),
        LogSettings.read(values),
        notices);
  }
}
