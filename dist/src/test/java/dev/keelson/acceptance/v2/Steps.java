package dev.keelson.acceptance.v2;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random steps over a small world: few names, few values, few indexes, so that requests meet. */
final class Steps {
  private static final String KEYS = "/v2/keys/~";

  /** What would end while a sequence plays. */
  private static final List<String> SHORT_LIVED = List.of("ttl=0", "ttl=1");

  private Steps() {}

  static Arbitrary<Step> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(20, plain()),
        Tuple.of(6, anything()),
        Tuple.of(2, watch()),
        Tuple.of(1, elsewhere()));
  }

  /** Sound requests, so that much happens. */
  private static Arbitrary<Step> plain() {
    var method = Arbitraries.frequency(Tuple.of(8, "PUT"), Tuple.of(3, "POST"), Tuple.of(4, "DELETE"),
        Tuple.of(5, "GET"), Tuple.of(1, "HEAD"));
    return Combinators.combine(method, path(), soundParameters(), Arbitraries.of(true, false))
        .as((verb, path, parameters, inBody) -> request(verb, path, parameters, inBody));
  }

  private static Step request(String method, String path, String parameters, boolean inBody) {
    return new Step.Ask(inBody && (method.equals("PUT") || method.equals("POST"))
        ? Request.form(method, path, "", parameters)
        : Request.of(method, path, parameters));
  }

  /** Requests of all kinds, most of them wrong somewhere. */
  private static Arbitrary<Step> anything() {
    var method = Arbitraries.frequency(Tuple.of(6, "PUT"), Tuple.of(3, "POST"), Tuple.of(3, "DELETE"),
        Tuple.of(4, "GET"), Tuple.of(1, "HEAD"), Tuple.of(1, "PATCH"), Tuple.of(1, "get"), Tuple.of(1, "OPTIONS"));
    var type = Arbitraries.frequency(Tuple.of(8, "application/x-www-form-urlencoded"),
        Tuple.of(1, "application/x-www-form-urlencoded; charset=utf-8"), Tuple.of(1, "application/json"),
        Tuple.of(1, "text/plain"), Tuple.of(1, "APPLICATION/X-WWW-Form-urlencoded"), Tuple.of(1, "nonsense; a"),
        Tuple.of(1, "a/b/c"), Tuple.of(1, ";"));
    return Combinators.combine(method, oddPath(), parameters(), type, parameters())
        .as((verb, path, query, contentType, body) -> new Step.Ask(
            new Request(verb, path, query, body.isEmpty() ? "" : contentType, body)));
  }

  private static Arbitrary<Step> watch() {
    var parameters = Combinators.combine(flag("recursive"), flag("stream"), waitIndex())
        .as((recursive, stream, from) -> join(List.of("wait=true", recursive, stream, from)));
    return Combinators.combine(path(), parameters)
        .as((path, query) -> new Step.Wait(Request.of("GET", path, query)));
  }

  private static Arbitrary<String> waitIndex() {
    return Arbitraries.frequency(Tuple.of(3, ""), Tuple.of(1, "waitIndex=@1"), Tuple.of(1, "waitIndex=@3"),
        Tuple.of(1, "waitIndex=@6"), Tuple.of(1, "waitIndex=@900"), Tuple.of(1, "waitIndex=0"));
  }

  /** Pages beside the keys. */
  private static Arbitrary<Step> elsewhere() {
    var path = Arbitraries.of("/v2/keys", "/v2/keys/", "/v2/keysfoo", "/v2", "/v2/", "/v2/leader", "/v2/machines/",
        "/v2/members/x", "/v2/members/leader/", "/v2/stats", "/v2/stats/self/", "/v2//keys", "/v2/./keys", "/v1/keys",
        "/v2/keys/../../x", "/v2/auth/enable", "/v2/admin");
    var method = Arbitraries.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");
    return Combinators.combine(method, path, Arbitraries.of("", "", "recursive=true&sorted=true", "a;b", "x=%zz"))
        .filter((verb, where, _) -> !where.startsWith("/v2/auth") || verb.equals("GET"))
        .as((verb, where, query) -> new Step.Ask(Request.of(verb, where, query)));
  }

  private static Arbitrary<String> path() {
    return name().list().ofMaxSize(3).map(names -> KEYS + "/" + String.join("/", names))
        .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static Arbitrary<String> name() {
    return Arbitraries.frequency(Tuple.of(9, "a"), Tuple.of(6, "b"), Tuple.of(3, "_h"), Tuple.of(1, "@@2"),
        Tuple.of(1, "@@4"), Tuple.of(1, "c%20%3c&"), Tuple.of(1, "%C3%BC+"), Tuple.of(1, "%FF"), Tuple.of(1, "a%2Fb"));
  }

  private static Arbitrary<String> oddPath() {
    var oddity = Arbitraries.frequency(Tuple.of(12, ""), Tuple.of(2, "/"), Tuple.of(1, "//a"), Tuple.of(1, "/./a"),
        Tuple.of(1, "/%2e%2e/a"), Tuple.of(1, "/%2F"), Tuple.of(1, "/%zz"), Tuple.of(1, "/%00"),
        Tuple.of(1, "/{x}|\"^"), Tuple.of(1, "/\u00fc"), Tuple.of(1, "/a'b(c)*!"));
    return Combinators.combine(path(), oddity).as((path, odd) -> path + odd);
  }

  private static Arbitrary<String> soundParameters() {
    return Combinators.combine(
        value("value", "", "1", "2", "3", "<a>%26\"'", "%FF%FE%00", "%E2%80%A8x+y", Request.LONG),
        seldom("dir=true"), seldom("recursive=true", "sorted=true"), seldom("prevExist=true", "prevExist=false"),
        seldom("prevValue=1", "prevValue=2", "prevValue=3"), seldom("prevIndex=@1", "prevIndex=@2", "prevIndex=0"),
        seldom("ttl=1000", "ttl=", "ttl=1000&refresh=true", "ttl=30000", "ttl=500&noValueOnSuccess=true"),
        seldom("quorum=true", "noValueOnSuccess=true"))
        .as((a, b, c, d, e, f, g, h) -> join(List.of(a, b, c, d, e, f, g, h)));
  }

  private static Arbitrary<String> parameters() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, soundParameters()),
        Tuple.of(3, parameter().list().ofMaxSize(4).map(Steps::join)));
  }

  private static Arbitrary<String> parameter() {
    var name = Arbitraries.of("value", "dir", "recursive", "sorted", "quorum", "stream", "prevExist", "prevValue",
        "prevIndex", "waitIndex", "refresh", "noValueOnSuccess", "ttl", "ot%68er");
    var value = Arbitraries.of("", "1", "0", "true", "false", "T", "tRuE", "-1", "+1", "18446744073709551616", "1.5",
        "%zz", "%4", "a;b", "%22", "1000", "\u00fc", "%FF");
    return Combinators.combine(name, value).as((key, what) -> key + "=" + what)
        .filter(text -> !SHORT_LIVED.contains(text));
  }

  private static Arbitrary<String> flag(String name) {
    return Arbitraries.frequency(Tuple.of(1, name + "=true"), Tuple.of(1, ""));
  }

  private static Arbitrary<String> value(String name, String... values) {
    var given = Arbitraries.of(values).map(value -> name + "=" + value);
    return Arbitraries.frequencyOf(Tuple.of(2, given), Tuple.of(1, Arbitraries.just("")));
  }

  private static Arbitrary<String> seldom(String... texts) {
    return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just("")), Tuple.of(2, Arbitraries.of(texts)));
  }

  private static String join(List<String> parameters) {
    return parameters.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("&"));
  }
}
