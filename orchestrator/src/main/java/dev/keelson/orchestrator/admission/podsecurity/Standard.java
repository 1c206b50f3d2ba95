package dev.keelson.orchestrator.admission.podsecurity;

import java.util.Optional;

/**
 * The rules of a level, as of a version of Kubernetes.
 *
 * @param minor of version 1; {@link #LATEST} for those of today
 */
record Standard(Level level, int minor) {
  static final int LATEST = Integer.MAX_VALUE;
  static final String EXPECTED = "must be \"latest\" or \"v1.x\"";
  static final Standard NONE = new Standard(Level.PRIVILEGED, LATEST);

  /** So many digits are enough for any version, and fit into a number. */
  private static final int DIGITS_MAX = 6;

  /** Reads {@code latest} or {@code v1.24}. */
  static Optional<Integer> version(String text) {
    if (text.equals("latest")) {
      return Optional.of(LATEST);
    }
    var digits = text.startsWith("v1.") ? text.substring(3) : "";
    boolean plain = !digits.isEmpty() && digits.length() <= DIGITS_MAX
        && digits.chars().allMatch(c -> c >= '0' && c <= '9') && (digits.length() == 1 || digits.charAt(0) != '0');
    return plain ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
  }

  Standard at(Level other) {
    return new Standard(other, minor);
  }

  Standard at(int otherMinor) {
    return new Standard(level, otherMinor);
  }

  /** {@code restricted:latest}. */
  @Override
  public String toString() {
    return level.text() + ":" + (minor == LATEST ? "latest" : "v1." + minor);
  }
}
