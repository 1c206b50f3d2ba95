package dev.keelson.orchestrator.selector;

import java.util.ArrayList;
import java.util.List;

/** A piece of a label selector. */
record Token(Type type, String text) {
  enum Type {
    WORD,
    /** {@code in}, {@code notin}. */
    KEYWORD,
    NOT,
    COMPARISON,
    COMMA,
    OPEN,
    CLOSE,
    WRONG,
    END
  }

  /** In two characters before one: the longest that fits is read. */
  private static final List<String> COMPARISONS = List.of("==", "!=", "=", "<", ">");

  Token asWord() {
    return type == Type.KEYWORD ? new Token(Type.WORD, text) : this;
  }

  /** The last is {@link Type#END}. */
  static List<Token> read(String text) {
    var tokens = new ArrayList<Token>();
    var at = 0;
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
        continue;
      }
      var token = isSpecial(text.charAt(at)) ? special(text, at) : word(text, at);
      tokens.add(token);
      at += token.text.length();
    }
    tokens.add(new Token(Type.END, ""));
    return tokens;
  }

  private static Token word(String text, int from) {
    var to = from;
    while (to < text.length() && !isBlank(text.charAt(to)) && !isSpecial(text.charAt(to))) {
      to++;
    }
    var word = text.substring(from, to);
    return new Token(word.equals("in") || word.equals("notin") ? Type.KEYWORD : Type.WORD, word);
  }

  private static Token special(String text, int at) {
    for (var comparison : COMPARISONS) {
      if (text.startsWith(comparison, at)) {
        return new Token(Type.COMPARISON, comparison);
      }
    }
    var symbol = text.substring(at, at + 1);
    return switch (symbol) {
      case "," -> new Token(Type.COMMA, symbol);
      case "(" -> new Token(Type.OPEN, symbol);
      case ")" -> new Token(Type.CLOSE, symbol);
      case "!" -> new Token(Type.NOT, symbol);
      default -> new Token(Type.WRONG, symbol);
    };
  }

  private static boolean isBlank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
  }

  private static boolean isSpecial(char letter) {
    return "=!(),><".indexOf(letter) >= 0;
  }
}
