package dev.keelson.api.etcd.v2.text;

import dev.keelson.api.http.FormPairs;
import dev.keelson.api.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request as Go's {@code ParseForm} gathers them: the body's before the query's, and of several
 * values the first. Names and values are octets.
 *
 * @param fault what was malformed first; the rest is there nevertheless
 */
public record Form(Map<String, String> values, Optional<String> fault) {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";

  /** Go's own bound of a form; what is larger is refused, whatever it holds. */
  public static final int BODY_BYTES_MAX = 10 << 20;

  private static final Set<String> WITH_BODY = Set.of("PUT", "POST", "PATCH");
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  public Form {
    values = Map.copyOf(values);
  }

  public static Form of(HttpCall call) {
    var values = new LinkedHashMap<String, String>();
    var faults = new ArrayList<String>();
    if (WITH_BODY.contains(call.method()) && call.body().length > 0) {
      body(call, values, faults);
    }
    add(FormPairs.parse(call.rawQuery()), values, faults);
    return new Form(values, faults.stream().findFirst());
  }

  private static void body(HttpCall call, Map<String, String> values, List<String> faults) {
    var type = MediaType.parse(call.header("content-type").orElse("application/octet-stream"));
    type.fault().ifPresent(faults::add);
    if (!type.name().equals(URL_ENCODED)) {
      return;
    }
    if (call.body().length > BODY_BYTES_MAX) {
      faults.addFirst("http: POST too large");
      return;
    }
    add(FormPairs.parse(new String(call.body(), StandardCharsets.ISO_8859_1)), values, faults);
  }

  private static void add(FormPairs pairs, Map<String, String> values, List<String> faults) {
    pairs.pairs().forEach(pair -> values.putIfAbsent(pair.name(), pair.value()));
    pairs.fault().ifPresent(faults::add);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Empty when it is absent. */
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  public byte[] octets(String name) {
    return text(name).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** As Go's {@code strconv.ParseBool}; nothing when it is neither. */
  public Optional<Boolean> bool(String name) {
    return TRUE.contains(text(name)) ? Optional.of(true)
        : FALSE.contains(text(name)) ? Optional.of(false) : Optional.empty();
  }

  /** As Go's {@code strconv.ParseUint}: digits alone, in 64 bits; nothing when it is not that. */
  public Optional<Long> unsigned(String name) {
    var text = text(name);
    if (text.isEmpty() || !text.chars().allMatch(next -> next >= '0' && next <= '9')) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseUnsignedLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
