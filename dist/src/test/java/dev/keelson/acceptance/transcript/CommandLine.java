package dev.keelson.acceptance.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command line as a transcript writes it.
 *
 * @param words the program and its arguments, quotes removed
 * @param linesMax how many lines to read before the command is ended, written as {@code | head -3}; 0 reads to the end
 */
record CommandLine(List<String> words, int linesMax) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern HEAD = Pattern.compile("(.*?)\\s*\\| head -(\\d+)");

  static CommandLine parse(String line) {
    var head = HEAD.matcher(line);
    return head.matches()
        ? new CommandLine(words(head.group(1)), Integer.parseInt(head.group(2)))
        : new CommandLine(words(line), 0);
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = WORD.matcher(text);
    while (word.find()) {
      for (int group = 1; group <= 3; group++) {
        if (word.group(group) != null) {
          words.add(word.group(group));
        }
      }
    }
    return List.copyOf(words);
  }
}
