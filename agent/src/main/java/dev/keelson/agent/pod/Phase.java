package dev.keelson.agent.pod;

/** {@code status.phase}. */
public enum Phase {
  PENDING("Pending"), RUNNING("Running"), SUCCEEDED("Succeeded"), FAILED("Failed");

  private final String text;

  Phase(String text) {
    this.text = text;
  }

  /** As the API has it. */
  public String text() {
    return text;
  }

  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED;
  }
}
