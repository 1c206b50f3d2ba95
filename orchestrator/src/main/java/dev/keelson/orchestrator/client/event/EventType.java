package dev.keelson.orchestrator.client.event;

/** Whether somebody should look. */
public enum EventType {
  NORMAL("Normal"),
  WARNING("Warning");

  private final String text;

  EventType(String text) {
    this.text = text;
  }

  /** As the field {@code type} has it. */
  public String text() {
    return text;
  }
}
