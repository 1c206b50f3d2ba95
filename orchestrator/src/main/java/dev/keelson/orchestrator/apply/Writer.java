package dev.keelson.orchestrator.apply;

/**
 * Who writes.
 *
 * @param name the request's fieldManager, or its User-Agent up to the first slash
 * @param apiVersion in which they see the object
 * @param subresource through which they write; may be empty
 */
public record Writer(String name, String apiVersion, String subresource) {
  /** Somebody has to own what nobody's name is on (apimachinery's buildManagerInfo). */
  private static final String NAMELESS = "unknown";

  public Writer {
    name = name.isEmpty() ? NAMELESS : name;
  }

  /**
   * The fields that such a write cannot change, so that it does not own them either: the status of an object, and all
   * but the status through {@code /status} (registry strategies' GetResetFields).
   */
  FieldSet reset() {
    return switch (subresource) {
      case "" -> Stripped.STATUS;
      case "status" -> Stripped.ALL_BUT_STATUS;
      default -> FieldSet.EMPTY;
    };
  }
}
