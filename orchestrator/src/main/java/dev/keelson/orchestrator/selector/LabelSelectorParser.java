package dev.keelson.orchestrator.selector;

import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code x in (a,b),y!=c,!z}. The grammar and the texts are those of apimachinery's labels.Parse: "in" and
 * "notin" are operators only behind a key, and words elsewhere.
 */
final class LabelSelectorParser {
  private static final String BINARY_OPERATORS = "in, notin, =, ==, !=, gt, lt";

  private final List<Token> tokens;
  private int position;

  LabelSelectorParser(String text) {
    tokens = Token.read(text);
  }

  List<Requirement> requirements() {
    var requirements = new ArrayList<Requirement>();
    while (!at(Token.Type.END)) {
      if (!at(Token.Type.WORD, Token.Type.NOT)) {
        throw refusal("found '%s', expected: !, identifier, or 'end of string'".formatted(peek().text()));
      }
      requirements.add(requirement());
      endOfRequirement();
    }
    return requirements;
  }

  private void endOfRequirement() {
    if (at(Token.Type.END)) {
      return;
    }
    var token = next();
    if (token.type() != Token.Type.COMMA) {
      throw refusal("found '%s', expected: ',' or 'end of string'".formatted(token.text()));
    }
    if (!at(Token.Type.WORD, Token.Type.NOT)) {
      throw refusal("found '%s', expected: identifier after ','".formatted(peek().text()));
    }
  }

  private Requirement requirement() {
    var absent = at(Token.Type.NOT);
    if (absent) {
      position++;
    }
    var key = next();
    if (key.type() != Token.Type.WORD) {
      throw unable("found '%s', expected: identifier".formatted(key.text()));
    }
    if (absent || at(Token.Type.END, Token.Type.COMMA)) {
      return checked(new Requirement(key.text(), absent ? Operator.ABSENT : Operator.EXISTS, List.of()));
    }
    var operator = operator();
    var values = operator == Operator.IN || operator == Operator.NOT_IN ? values() : Set.of(value());
    return checked(new Requirement(key.text(), operator, List.copyOf(values)));
  }

  private static Requirement checked(Requirement requirement) {
    requirement.problem().ifPresent(problem -> {
      throw unable(problem);
    });
    return requirement;
  }

  private Operator operator() {
    var token = tokens.get(position++);
    return switch (token.text()) {
      case "in" -> Operator.IN;
      case "notin" -> Operator.NOT_IN;
      case "=" -> Operator.EQUALS;
      case "==" -> Operator.DOUBLE_EQUALS;
      case "!=" -> Operator.NOT_EQUALS;
      case ">" -> Operator.GREATER;
      case "<" -> Operator.LESS;
      default -> throw unable("found '%s', expected: %s".formatted(token.text(), BINARY_OPERATORS));
    };
  }

  /** Nothing behind the operator means the empty value. */
  private String value() {
    if (at(Token.Type.END, Token.Type.COMMA)) {
      return "";
    }
    var token = next();
    if (token.type() != Token.Type.WORD) {
      throw unable("found '%s', expected: identifier".formatted(token.text()));
    }
    return token.text();
  }

  /** {@code (a,b)}; where a value is missing, as in {@code (,a)} or {@code ()}, the empty one is meant. */
  private Set<String> values() {
    var open = next();
    if (open.type() != Token.Type.OPEN) {
      throw unable("found '%s' expected: '('".formatted(open.text()));
    }
    if (!at(Token.Type.WORD, Token.Type.COMMA, Token.Type.CLOSE)) {
      throw unable("found '%s', expected: ',', ')' or identifier".formatted(peek().text()));
    }
    var values = new TreeSet<String>();
    while (true) {
      values.add(at(Token.Type.WORD) ? next().text() : "");
      var token = next();
      if (token.type() == Token.Type.CLOSE) {
        return values;
      }
      if (token.type() != Token.Type.COMMA) {
        throw unable("found '%s', expected: ',' or ')'".formatted(token.text()));
      }
    }
  }

  /** Everything outside the operator's place takes "in" and "notin" for words. */
  private Token peek() {
    return tokens.get(position).asWord();
  }

  private Token next() {
    var token = peek();
    position = Math.min(position + 1, tokens.size() - 1);
    return token;
  }

  private boolean at(Token.Type... types) {
    return Set.of(types).contains(peek().type());
  }

  private static Refusal unable(String why) {
    return refusal("unable to parse requirement: " + why);
  }

  private static Refusal refusal(String why) {
    return Refusals.badRequest(why);
  }
}
