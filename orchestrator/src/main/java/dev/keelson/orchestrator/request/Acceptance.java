package dev.keelson.orchestrator.request;

import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a client wants its answer.
 *
 * @param pretty indented, for people
 */
public record Acceptance(Encoding encoding, Form form, boolean pretty) {
  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final Set<String> ANYTHING = Set.of("*/*", "application/*");
  private static final Set<String> VERSIONS = Set.of("", "v1", "v1beta1");

  /** Who reads with their own eyes (apiserver's isPrettyPrint). */
  private static final Pattern PEOPLE = Pattern.compile("curl.*|Wget.*|Mozilla/5\\.0.*", Pattern.DOTALL);

  /** Media types of answers. */
  public enum Encoding {
    JSON,
    YAML
  }

  /** What of an object is wanted. */
  public enum Form {
    WHOLE,
    TABLE,
    METADATA
  }

  /**
   * Picks the first that the client accepts and that there is.
   *
   * @throws dev.keelson.orchestrator.status.Refusal 406
   */
  public static Acceptance of(HttpCall call) {
    var header = call.header("accept").orElse("");
    var ranges = header.isBlank() ? List.of(MediaRange.one(JSON)) : MediaRange.of(header);
    return ranges.stream().flatMap(range -> offer(range, isPretty(call)).stream()).findFirst()
        .orElseThrow(() -> Refusals.notAcceptable(List.of(JSON, YAML, JSON + ";stream=watch")));
  }

  /** For errors, which are told in any case. */
  public static Acceptance ofError(HttpCall call) {
    return new Acceptance(Encoding.JSON, Form.WHOLE, isPretty(call));
  }

  private static Optional<Acceptance> offer(MediaRange range, boolean pretty) {
    var encoding = switch (range.type()) {
      case JSON -> Encoding.JSON;
      case YAML -> Encoding.YAML;
      default -> ANYTHING.contains(range.type()) ? Encoding.JSON : null;
    };
    if (encoding == null || range.weight() == 0 || !VERSIONS.contains(range.parameter("v"))) {
      return Optional.empty();
    }
    return form(range.parameter("as")).map(form -> new Acceptance(encoding, form, pretty));
  }

  private static Optional<Form> form(String as) {
    return switch (as) {
      case "" -> Optional.of(Form.WHOLE);
      case "Table" -> Optional.of(Form.TABLE);
      case "PartialObjectMetadata", "PartialObjectMetadataList" -> Optional.of(Form.METADATA);
      default -> Optional.empty();
    };
  }

  private static boolean isPretty(HttpCall call) {
    var query = Query.of(call);
    return query.has("pretty")
        ? query.flag("pretty")
        : call.header("user-agent").filter(agent -> PEOPLE.matcher(agent).matches()).isPresent();
  }

  public String contentType() {
    return encoding == Encoding.YAML ? YAML : JSON;
  }
}
