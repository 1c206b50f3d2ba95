package dev.keelson.etcdctl.command;

import dev.keelson.etcdctl.go.GoDuration;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reads flags and words with picocli, which is told to be as lenient as pflag: a later flag wins over an earlier one, a
 * value may look like a flag, flags and words may be mixed, and {@code --} ends the flags.
 */
public final class CommandLineReader {
  private final List<Flag> flags;
  private final CommandLine parser;

  /** Only the flags of the one command that is meant, since each costs a start some time. */
  public CommandLineReader(List<Flag> flags) {
    this.flags = List.copyOf(flags);
    var spec = CommandSpec.create();
    flags.forEach(flag -> spec.addOption(option(flag)));
    spec.addPositional(PositionalParamSpec.builder()
        .index("0..*").arity("0..*").type(List.class).auxiliaryTypes(String.class).build());
    spec.parser()
        .overwrittenOptionsAllowed(true)
        .allowOptionsAsOptionParameters(true)
        .unmatchedOptionsAllowedAsOptionParameters(true)
        .unmatchedOptionsArePositionalParams(false);
    parser = new CommandLine(spec).setExpandAtFiles(false);
  }

  private static OptionSpec option(Flag flag) {
    var long_ = "--" + flag.name();
    var builder = flag.hasLetter() ? OptionSpec.builder("-" + flag.letter(), long_) : OptionSpec.builder(long_);
    if (flag.kind() == Flag.Kind.TRUTH) {
      return builder.arity("0").type(Boolean.class).build();
    }
    return builder.arity("1").type(List.class).auxiliaryTypes(String.class)
        .converters(text -> check(flag, text)).build();
  }

  /** The text of the value, once it is known to be one. */
  private static String check(Flag flag, String text) {
    try {
      return switch (flag.kind()) {
        case TRUTH -> Boolean.toString(GoNumber.parseBool(text));
        case TEXT, TEXTS -> text;
        case NUMBER -> Long.toString(GoNumber.parseInt(text, 0));
        case UNSIGNED -> Long.toUnsignedString(GoNumber.parseUnsigned(text, 0));
        case DURATION -> GoDuration.format(GoDuration.parse(text));
      };
    } catch (GoSyntaxException wrong) {
      throw new TypeConversionException(
          "invalid argument \"" + text + "\" for \"" + flag.title() + "\" flag: " + wrong.text());
    }
  }

  public Arguments read(List<String> line) throws UsageException {
    var dashes = line.indexOf("--");
    var arguments = new ArrayList<String>();
    var denied = new HashSet<String>();
    for (var argument : dashes < 0 ? line : line.subList(0, dashes)) {
      if (!isDenial(argument, denied)) {
        arguments.add(argument.startsWith("--") ? withoutTruth(argument) : argument);
      }
    }
    try {
      var read = arguments(parser.parseArgs(arguments.toArray(String[]::new)), denied);
      return dashes < 0 ? read : read.and(line.subList(dashes + 1, line.size()));
    } catch (UnmatchedArgumentException unknown) {
      throw new UsageException(unknown(unknown.getUnmatched().getFirst()));
    } catch (MissingParameterException missing) {
      throw new UsageException("flag needs an argument: " + written(missing, arguments));
    } catch (ParameterException wrong) {
      throw new UsageException(wrong.getCause() instanceof TypeConversionException cause
          ? String.valueOf(cause.getMessage())
          : String.valueOf(wrong.getMessage()));
    }
  }

  /** {@code --flag=false}: picocli has no such form for a flag that may stand alone. */
  private boolean isDenial(String argument, Set<String> denied) throws UsageException {
    var flag = truthWithValue(argument);
    if (flag == null) {
      return false;
    }
    try {
      var says = check(flag, argument.substring(argument.indexOf('=') + 1)).equals("true");
      if (!says) {
        denied.add(flag.name());
      }
      return !says;
    } catch (TypeConversionException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private String withoutTruth(String argument) {
    return truthWithValue(argument) == null ? argument : argument.substring(0, argument.indexOf('='));
  }

  private @Nullable Flag truthWithValue(String argument) {
    var mark = argument.indexOf('=');
    if (mark < 0) {
      return null;
    }
    var name = argument.substring(0, mark);
    return flags.stream()
        .filter(flag -> !flag.takesValue())
        .filter(flag -> name.equals("--" + flag.name()) || name.equals("-" + flag.letter()))
        .findFirst()
        .orElse(null);
  }

  private Arguments arguments(ParseResult result, Set<String> denied) throws UsageException {
    var values = new HashMap<String, List<String>>();
    var said = new HashSet<String>();
    for (var flag : flags) {
      var option = result.matchedOption(flag.name().length() == 1 ? flag.name() : "--" + flag.name());
      if (option == null && denied.contains(flag.name())) {
        said.add(flag.name());
        values.put(flag.name(), List.of("false"));
        continue;
      }
      if (option == null) {
        values.put(flag.name(), split(flag, List.of(flag.initial())));
        continue;
      }
      said.add(flag.name());
      values.put(flag.name(), split(flag, texts(option)));
    }
    List<String> words = result.matchedPositionalValue(0, List.of());
    for (var word : words) {
      if (word.length() > 1 && word.startsWith("-")) {
        throw new UsageException(unknown(word));
      }
    }
    return new Arguments(values, said, List.copyOf(words), Arguments.NO_DASHES);
  }

  private static List<String> texts(OptionSpec option) {
    var texts = new ArrayList<String>();
    if (option.getValue() instanceof List<?> many) {
      many.forEach(one -> texts.add(String.valueOf(one)));
    } else {
      texts.add(String.valueOf(option.<Object>getValue()));
    }
    return texts;
  }

  /** Only flags of several texts are lists: commas and repetition mean the same. */
  private static List<String> split(Flag flag, List<String> texts) {
    if (flag.kind() != Flag.Kind.TEXTS) {
      return texts;
    }
    return texts.stream().filter(text -> !text.isEmpty()).flatMap(text -> List.of(text.split(",", -1)).stream())
        .toList();
  }

  private static String unknown(String argument) {
    if (argument.startsWith("--")) {
      var mark = argument.indexOf('=');
      return "unknown flag: " + (mark < 0 ? argument : argument.substring(0, mark));
    }
    return "unknown shorthand flag: '" + argument.charAt(1) + "' in " + argument;
  }

  private static String written(MissingParameterException missing, List<String> arguments) {
    var last = arguments.getLast();
    var isLetter = !last.startsWith("--") && missing.getMissing().getFirst().isOption();
    return isLetter ? "'" + last.charAt(last.length() - 1) + "' in " + last : last;
  }
}
