package dev.keelson.orchestrator.request;

import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Query parameters with their types. Of a parameter that is given twice the first counts. */
public final class Query {
  private final Map<String, List<String>> parameters;

  private Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  public static Query of(HttpCall call) {
    return new Query(call.query());
  }

  /** Empty when absent. */
  public String text(String name) {
    var values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  public List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  public boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** As apimachinery reads booleans: present is true, unless it says false or 0. */
  public boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    return !text(name).equals("0") && !text(name).equalsIgnoreCase("false");
  }

  /**
   * Empty when absent.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 400 in the words of Go when it is no number
   */
  public Optional<Long> number(String name) {
    var text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      throw Refusals.badRequest("strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text));
    }
  }
}
