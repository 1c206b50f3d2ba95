package dev.keelson.orchestrator.admission.podsecurity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much is forbidden, from nothing to much. */
enum Level {
  PRIVILEGED,
  BASELINE,
  RESTRICTED;

  static final String EXPECTED = "must be one of privileged, baseline, restricted";

  static Optional<Level> of(String text) {
    return Arrays.stream(values()).filter(level -> level.text().equals(text)).findFirst();
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
