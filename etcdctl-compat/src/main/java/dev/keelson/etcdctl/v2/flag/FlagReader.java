package dev.keelson.etcdctl.v2.flag;

import dev.keelson.etcdctl.go.GoDuration;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.go.GoSyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads flags up to the first word that is none. */
public final class FlagReader {
  private static final String END = "--";

  private final Map<String, Flag> flags = new LinkedHashMap<>();

  public FlagReader(Collection<Flag> known) {
    known.forEach(flag -> flag.names().forEach(name -> flags.put(name, flag)));
  }

  /**
   * Brings known flags before the words, so that {@code set /a 1 --ttl 5} means the same as {@code set --ttl 5 /a 1}.
   * What only looks like a flag stays a word: {@code set /a -1} stores -1. Nothing moves after {@code --}, which ends
   * the flags wherever it stands.
   */
  public List<String> flagsFirst(List<String> arguments) {
    var front = new ArrayList<String>();
    var words = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument.equals(END)) {
        front.add(END);
        words.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      }
      if (!isKnown(argument)) {
        words.add(argument);
        continue;
      }
      front.add(argument);
      // The word behind a flag goes with it, since it may be its value; if it is none, it is the first word again.
      if (argument.indexOf('=') < 0 && i + 1 < arguments.size() && mayBeValue(arguments.get(i + 1))) {
        front.add(arguments.get(++i));
      }
    }
    front.addAll(words);
    return front;
  }

  /** Reads flags and words up to {@code --}, and keeps that and what follows as words. */
  public FlagValues readBefore(List<String> arguments) throws FlagException {
    var end = arguments.indexOf(END);
    if (end < 0) {
      return read(flagsFirst(arguments));
    }
    var before = read(flagsFirst(arguments.subList(0, end)));
    var words = new ArrayList<>(before.words());
    words.addAll(arguments.subList(end, arguments.size()));
    return new FlagValues(before.said(), before.initial(), List.copyOf(words));
  }

  private boolean mayBeValue(String argument) {
    return !argument.equals(END) && !isKnown(argument);
  }

  private boolean isKnown(String argument) {
    return argument.length() > 1 && argument.startsWith("-") && flags.containsKey(name(argument));
  }

  public FlagValues read(List<String> arguments) throws FlagException {
    var said = new HashMap<String, List<String>>();
    var rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty() && rest.getFirst().length() > 1 && rest.getFirst().startsWith("-")) {
      var argument = rest.removeFirst();
      if (argument.equals(END)) {
        break;
      }
      readOne(argument, rest, said);
    }
    var initial = new HashMap<String, String>();
    flags.values().forEach(flag -> initial.put(flag.name(), flag.initial()));
    return new FlagValues(said, initial, List.copyOf(rest));
  }

  private void readOne(String argument, Deque<String> rest, Map<String, List<String>> said) throws FlagException {
    var name = name(argument);
    if (name.isEmpty() || name.startsWith("-")) {
      throw new FlagException("bad flag syntax: " + argument);
    }
    var flag = flags.get(name);
    if (flag == null) {
      throw new FlagException("flag provided but not defined: -" + name);
    }
    var value = valueAfterMark(argument).or(() -> flag.kind() == Flag.Kind.TRUTH
        ? Optional.of("true")
        : Optional.ofNullable(rest.pollFirst()));
    if (value.isEmpty()) {
      throw new FlagException("flag needs an argument: -" + name);
    }
    check(flag, name, value.get());
    said.computeIfAbsent(flag.name(), _ -> new ArrayList<>()).add(value.get());
  }

  private static String name(String argument) {
    var mark = argument.indexOf('=');
    var dashes = argument.startsWith("--") ? 2 : 1;
    return argument.substring(dashes, mark < 0 ? argument.length() : Math.max(mark, dashes));
  }

  private static Optional<String> valueAfterMark(String argument) {
    var mark = argument.indexOf('=');
    return mark < 0 ? Optional.empty() : Optional.of(argument.substring(mark + 1));
  }

  private static void check(Flag flag, String name, String value) throws FlagException {
    try {
      switch (flag.kind()) {
        case TRUTH -> GoNumber.parseBool(value);
        case NUMBER -> GoNumber.parseInt(value, 0);
        case DURATION -> GoDuration.parse(value);
        case TEXT, TEXTS -> { }
      }
    } catch (GoSyntaxException wrong) {
      var what = flag.kind() == Flag.Kind.TRUTH ? "invalid boolean value " : "invalid value ";
      var where = flag.kind() == Flag.Kind.TRUTH ? " for -" : " for flag -";
      var why = wrong.text().endsWith("value out of range") ? "value out of range" : "parse error";
      throw new FlagException(what + GoQuote.quote(value) + where + name + ": " + why);
    }
  }
}
