package dev.keelson.orchestrator.verb;

import dev.keelson.orchestrator.request.Query;
import dev.keelson.orchestrator.status.FieldError;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a write (metav1.CreateOptions, UpdateOptions, PatchOptions).
 *
 * @param manager who owns the fields that are written
 */
public record WriteOptions(boolean dryRun, String manager, FieldValidation validation) {
  private static final int MANAGER_BYTES_MAX = 128;

  /** What to do about fields that nobody knows, or that are given twice. */
  public enum FieldValidation {
    IGNORE,
    WARN,
    STRICT
  }

  /**
   * Reads the options.
   *
   * @param kind of the options: {@code CreateOptions}
   * @param agent the User-Agent header; names the manager when the query does not
   */
  public static WriteOptions of(Query query, String kind, String agent) {
    var errors = new ArrayList<FieldError>();
    boolean dry = dryRun(query.all("dryRun"), errors);
    var manager = query.text("fieldManager");
    if (manager.length() > MANAGER_BYTES_MAX) {
      errors.add(FieldError.tooLong("fieldManager", MANAGER_BYTES_MAX));
    }
    manager.chars().filter(c -> c < ' ' || c == 0x7f).findFirst().ifPresent(_ ->
        errors.add(FieldError.invalid("fieldManager", manager, "should only contain printable characters")));
    var validation = validation(query.text("fieldValidation"), errors);
    if (!errors.isEmpty()) {
      throw Refusals.invalid("meta.k8s.io", kind, "", errors);
    }
    return new WriteOptions(dry, manager.isEmpty() ? product(agent) : manager, validation);
  }

  static boolean dryRun(List<String> values, List<FieldError> errors) {
    if (values.isEmpty()) {
      return false;
    }
    if (!values.stream().allMatch("All"::equals)) {
      errors.add(new FieldError("dryRun", "FieldValueNotSupported",
          "Unsupported value: " + FieldError.goStrings(values) + ": supported values: \"All\""));
    }
    return true;
  }

  private static FieldValidation validation(String text, List<FieldError> errors) {
    return switch (text) {
      case "", "Warn" -> FieldValidation.WARN;
      case "Ignore" -> FieldValidation.IGNORE;
      case "Strict" -> FieldValidation.STRICT;
      default -> {
        errors.add(FieldError.notSupported("fieldValidation", text, List.of("Ignore", "Strict", "Warn")));
        yield FieldValidation.WARN;
      }
    };
  }

  /** {@code kubectl/v1.32.5 (linux/amd64)} is managed by {@code kubectl}. */
  private static String product(String agent) {
    int slash = agent.indexOf('/');
    var product = slash < 0 ? agent : agent.substring(0, slash);
    return product.substring(0, Math.min(product.length(), MANAGER_BYTES_MAX));
  }
}
