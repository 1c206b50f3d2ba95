package dev.keelson.acceptance.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes two answers comparable: indexes become relative, the clock's and the log's numbers become a letter, children
 * come in order. Everything else stays as it came, headers too.
 */
final class Mask {
  private static final Pattern EXPIRATION =
      Pattern.compile("\"expiration\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,8}[1-9])?Z\"");
  private static final Pattern TTL = Pattern.compile("\"ttl\":(-?)\\d+");
  private static final Pattern INDEX = Pattern.compile("\"(modifiedIndex|createdIndex|index)\":(\\d+)");
  private static final Pattern COMPARED = Pattern.compile("\\[(\\d+) != (\\d+)]");
  private static final Pattern NAME = Pattern.compile("/(\\d{20})");
  private static final String NODES = "\"nodes\":[";

  /** Which say something about the machine, or the moment. */
  private static final Set<String> VALUES_VARY = Set.of("X-Raft-Index", "X-Raft-Term", "X-Etcd-Cluster-Id", "Date");

  private final long base;

  /** @param base the index before the sequence */
  Mask(long base) {
    this.base = base;
  }

  /** @param sorted whether children have to come in order, as asked for */
  String of(Answer answer, boolean sorted) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().forEach((name, value) -> headers.put(name, VALUES_VARY.contains(name) ? "*" : value));
    // The real etcd's Date comes from Go's library; ours has none to compare.
    headers.remove("Date");
    headers.computeIfPresent("X-Etcd-Index", (_, index) -> index.equals("0") ? "0" : relative(index));
    if (EXPIRATION.matcher(answer.body()).find() || answer.body().isEmpty()) {
      headers.computeIfPresent("Content-Length", (_, _) -> "*"); // fractions of a second have 0 to 9 digits
    }
    if (answer.endsConnection()) {
      headers.remove("Content-Length"); // whoever reads to the end needs no length
    }
    headers.remove("Content-Length", "*");
    headers.remove("Content-Length", "0");
    var text = new StringBuilder().append(answer.status());
    headers.forEach((name, value) -> text.append('\n').append(name.toLowerCase(Locale.ROOT)).append(": ")
        .append(value));
    return text.append("\n\n").append(sorted ? body(answer.body()) : inOrder(body(answer.body()))).toString();
  }

  String body(String body) {
    var text = EXPIRATION.matcher(body).replaceAll("\"expiration\":\"*\"");
    text = TTL.matcher(text).replaceAll("\"ttl\":$1*");
    text = INDEX.matcher(text).replaceAll(found -> "\"" + found.group(1) + "\":"
        + (found.group(2).equals("0") ? "0" : relative(found.group(2))));
    text = COMPARED.matcher(text).replaceAll(found ->
        "[" + relative(found.group(1)) + " != " + relative(found.group(2)) + "]");
    text = NAME.matcher(text).replaceAll(found -> "/@@" + relative(found.group(1)));
    return text;
  }

  private String relative(String index) {
    return Long.toString(Long.parseUnsignedLong(index) - base);
  }

  /** Children sorted as text: an etcd lists them as they come out of its hash map. */
  static String inOrder(String json) {
    int at = json.indexOf(NODES);
    if (at < 0) {
      return json;
    }
    int from = at + NODES.length();
    var children = new ArrayList<String>();
    int end = split(json, from, children);
    var sorted = children.stream().map(Mask::inOrder).sorted().toList();
    return json.substring(0, from) + String.join(",", sorted) + inOrder(json.substring(end));
  }

  /** Cuts the elements of an array apart; gives where it ends. */
  private static int split(String json, int from, List<String> elements) {
    int depth = 0;
    boolean quoted = false;
    int begin = from;
    for (int i = from; ; i++) {
      char next = json.charAt(i);
      if (quoted) {
        i += next == '\\' ? 1 : 0;
        quoted = next != '"';
      } else if (next == '"') {
        quoted = true;
      } else if (depth == 0 && (next == ',' || next == ']')) {
        elements.add(json.substring(begin, i));
        begin = i + 1;
        if (next == ']') {
          return i;
        }
      } else {
        depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
      }
    }
  }
}
