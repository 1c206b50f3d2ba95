package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/** What a YAML scalar means: YAML 1.1 as Go's yaml.v2 reads it. {@code yes} is true, {@code 0777} is octal. */
final class YamlScalars {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSES =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern FLOATING =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern WHOLE =
      Pattern.compile("(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<two>[01]+)|0[oO]?(?<eight>[0-7]+)"
          + "|(?<ten>0|[1-9][0-9]*))");
  /** Digits beyond which neither Go nor JSON holds a number exactly; parsing more would only cost time. */
  private static final int NUMBER_CHARS_MAX = 400;

  private YamlScalars() {}

  static JsonNode value(ScalarEvent scalar) {
    var tag = scalar.getTag();
    if (tag == null && scalar.isPlain() && scalar.getImplicit().canOmitTagInPlainScalar()) {
      return plain(scalar.getValue());
    }
    return tag == null ? TextNode.valueOf(scalar.getValue()) : tagged(tag, scalar.getValue());
  }

  private static JsonNode tagged(@Nullable String tag, String text) {
    return switch (tag) {
      case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null" ->
          plain(text);
      case null, default -> TextNode.valueOf(text);
    };
  }

  private static JsonNode plain(String text) {
    if (NULLS.contains(text)) {
      return NullNode.instance;
    }
    if (TRUES.contains(text) || FALSES.contains(text)) {
      return BooleanNode.valueOf(TRUES.contains(text));
    }
    if (INFINITE.matcher(text).matches()) {
      throw new Unreadable("json: unsupported value: " + (text.endsWith("n") || text.endsWith("N") ? "NaN" : "+Inf"));
    }
    var first = text.charAt(0);
    var numeric = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    return numeric && text.length() <= NUMBER_CHARS_MAX ? number(text) : TextNode.valueOf(text);
  }

  private static JsonNode number(String text) {
    var digits = text.replace("_", "");
    var whole = whole(digits);
    if (whole.isPresent()) {
      return whole.get();
    }
    return FLOATING.matcher(digits).matches() ? Numbers.of(digits) : TextNode.valueOf(text);
  }

  private static Optional<JsonNode> whole(String digits) {
    var matcher = WHOLE.matcher(digits);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var bases = new String[] {"hex", "two", "eight", "ten"};
    var radixes = new int[] {16, 2, 8, 10};
    for (var i = 0; i < bases.length; i++) {
      var found = matcher.group(bases[i]);
      if (found != null) {
        return parse(matcher.group("sign") + found, radixes[i]);
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> parse(String digits, int radix) {
    try {
      return Optional.of(Numbers.whole(Long.parseLong(digits, radix)));
    } catch (NumberFormatException beyond) {
      return Optional.empty();
    }
  }

  /** Keys are texts in JSON, whatever they were in YAML. */
  static String key(JsonNode key) {
    return switch (key.getNodeType()) {
      case STRING, BOOLEAN -> key.asText();
      case NUMBER -> key instanceof DoubleNode ? Numbers.text(key.doubleValue()) : key.asText();
      case NULL, OBJECT, ARRAY, MISSING, POJO, BINARY -> throw new Unreadable(
          "error converting YAML to JSON: unsupported map key of type: " + (key.isNull() ? "%!s(<nil>)" : "map"));
    };
  }
}
