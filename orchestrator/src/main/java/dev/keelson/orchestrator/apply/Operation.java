package dev.keelson.orchestrator.apply;

import java.util.Optional;

/** How somebody came to own fields (metav1.ManagedFieldsOperationType). */
enum Operation {
  APPLY("Apply"),
  UPDATE("Update");

  private final String text;

  Operation(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Optional<Operation> of(String text) {
    return switch (text) {
      case "Apply" -> Optional.of(APPLY);
      case "Update" -> Optional.of(UPDATE);
      default -> Optional.empty();
    };
  }
}
