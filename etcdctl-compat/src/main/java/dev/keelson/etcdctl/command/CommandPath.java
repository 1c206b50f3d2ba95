package dev.keelson.etcdctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the words that name the command among flags that may stand before, between and after them. As cobra does: a
 * flag that the program does not know at this place is believed to take the next word for its value.
 */
public record CommandPath(List<String> names, List<String> rest) {
  /** Takes words as long as they name a command; {@code complete} tells the last word's full form when they do. */
  public static CommandPath find(
      List<String> arguments, List<Flag> global, Function<List<String>, Optional<String>> complete) {
    var names = new ArrayList<String>();
    var rest = new ArrayList<String>();
    var i = 0;
    while (i < arguments.size()) {
      var argument = arguments.get(i);
      if (argument.equals("--")) {
        break;
      }
      if (!isFlag(argument)) {
        names.add(argument);
        var name = complete.apply(names);
        names.removeLast();
        if (name.isEmpty()) {
          break;
        }
        names.add(name.get());
      } else {
        rest.add(argument);
        if (takesNext(argument, global) && i + 1 < arguments.size()) {
          rest.add(arguments.get(++i));
        }
      }
      i++;
    }
    rest.addAll(arguments.subList(i, arguments.size()));
    return new CommandPath(List.copyOf(names), List.copyOf(rest));
  }

  /** The first word that is neither a flag nor a flag's value; empty when there is none. */
  public String firstWord(List<Flag> global) {
    for (var i = 0; i < rest.size(); i++) {
      if (!isFlag(rest.get(i))) {
        return rest.get(i);
      }
      if (takesNext(rest.get(i), global)) {
        i++;
      }
    }
    return "";
  }

  private static boolean isFlag(String argument) {
    return argument.length() > 1 && argument.startsWith("-");
  }

  private static boolean takesNext(String argument, List<Flag> global) {
    if (argument.indexOf('=') >= 0) {
      return false;
    }
    if (argument.startsWith("--")) {
      var name = argument.substring(2);
      return !name.equals("help") && global.stream().allMatch(flag -> !flag.name().equals(name) || flag.takesValue());
    }
    return argument.length() == 2 && argument.charAt(1) != 'h';
  }
}
