package dev.keelson.orchestrator.controller.cron;

import dev.keelson.orchestrator.client.event.EventType;

/** An event to be. */
record Notice(EventType type, String reason, String message) {
  static Notice normal(String reason, String message) {
    return new Notice(EventType.NORMAL, reason, message);
  }

  static Notice warning(String reason, String message) {
    return new Notice(EventType.WARNING, reason, message);
  }
}
