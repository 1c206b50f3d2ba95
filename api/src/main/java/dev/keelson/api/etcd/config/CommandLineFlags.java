package dev.keelson.api.etcd.config;

import dev.keelson.api.etcd.config.Flag.Area;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line in Go's style: {@code --name x}, {@code --name=x}, {@code -name x}; the last one of a name wins. */
final class CommandLineFlags {
  private static final int HELP_COLUMNS = 110;

  private CommandLineFlags() {}

  static Given parse(List<String> arguments) throws ConfigException {
    CommandLine parser = new CommandLine(spec()).setOverwrittenOptionsAllowed(true).setTrimQuotes(false);
    CommandLine.ParseResult result;
    try {
      result = parser.parseArgs(settled(arguments).toArray(new String[0]));
    } catch (CommandLine.ParameterException wrong) {
      throw badCommandLine(String.valueOf(wrong.getMessage()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (OptionSpec option : result.matchedOptions()) {
      String name = option.longestName().substring(2);
      values.put(name, String.valueOf(result.matchedOptionValue(option.longestName(), "")));
    }
    return new Given(values, Given.Source.COMMAND_LINE);
  }

  static String help() {
    var text = new StringWriter();
    new CommandLine(spec()).usage(new PrintWriter(text), Ansi.OFF);
    return text.toString();
  }

  /** Brings Go's spellings to the one that Picocli is given: {@code --name=value}, also for true and false. */
  private static List<String> settled(List<String> arguments) throws ConfigException {
    List<String> settled = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (!argument.startsWith("-") || argument.chars().allMatch(c -> c == '-')) {
        throw new ConfigException("'" + argument + "' is not a valid flag. See 'etcd --help'.");
      }
      String body = argument.startsWith("--") ? argument.substring(2) : argument.substring(1);
      int equals = body.indexOf('=');
      Flag flag = flag(equals < 0 ? body : body.substring(0, equals));
      settled.add("--" + flag.name() + "=" + (equals < 0 ? separateValue(flag, rest) : body.substring(equals + 1)));
    }
    return settled;
  }

  private static String separateValue(Flag flag, Iterator<String> rest) throws ConfigException {
    if (flag.kind() == Flag.Kind.BOOL) {
      return "true";
    }
    if (!rest.hasNext()) {
      throw badCommandLine("flag needs an argument: --" + flag.name());
    }
    return rest.next();
  }

  private static Flag flag(String spelled) throws ConfigException {
    String name = spelled.equals("h") ? "help" : spelled;
    return Flags.named(name)
        .orElseThrow(() -> badCommandLine("flag provided but not defined: --" + name));
  }

  private static ConfigException badCommandLine(String what) {
    return new ConfigException(ConfigException.BAD_COMMAND_LINE, what + ". See 'etcd --help'.");
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("etcd");
    spec.usageMessage()
        .width(HELP_COLUMNS)
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .description(
            "Starts an etcd server. Every flag can also be given as a variable: ETCD_DATA_DIR for --data-dir.");
    int order = 0;
    for (Area area : Area.values()) {
      ArgGroupSpec.Builder group =
          ArgGroupSpec.builder().heading("%n" + area.title() + ":%n").order(order++).validate(false);
      for (Flag flag : Flags.ALL) {
        if (flag.area() == area) {
          group.addArg(option(flag));
        }
      }
      spec.addArgGroup(group.build());
    }
    return spec;
  }

  private static OptionSpec option(Flag flag) {
    return OptionSpec.builder("--" + flag.name())
        .arity("1")
        .type(String.class)
        .paramLabel(flag.kind() == Flag.Kind.BOOL ? "<bool>" : flag.kind().label())
        .description(description(flag).replace("%", "%%"))
        .build();
  }

  private static String description(Flag flag) {
    String text = flag.initial().isEmpty() ? flag.help() : flag.help() + " Default: " + flag.initial();
    return switch (flag.meaning()) {
      case HERE -> text;
      case NONE -> text + " (accepted, changes nothing)";
      case NOT_BUILT -> text + " (not available yet)";
    };
  }
}
