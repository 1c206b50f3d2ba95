package dev.keelson.etcdctl.v3.kv;

import dev.keelson.etcdctl.go.GoUnquote;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a line that was typed into txn or watch: quotes hold blanks, and are taken off. */
public final class LineWords {
  /** A word in double quotes with escapes, one in single quotes, or one without blanks. */
  private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^'\"\\s]\\S*[^'\"\\s]?");

  private LineWords() {}

  public static List<String> of(String line) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(line);
    while (matcher.find()) {
      var word = matcher.group();
      words.add(switch (word.charAt(0)) {
        case '\'' -> word.substring(1, word.length() - 1);
        case '"' -> GoUnquote.unquote(word).orElse("");
        default -> word;
      });
    }
    return words;
  }
}
