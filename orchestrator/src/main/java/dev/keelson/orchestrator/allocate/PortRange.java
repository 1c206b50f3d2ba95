package dev.keelson.orchestrator.allocate;

/** Ports that services may have on every node, both ends included. */
record PortRange(int first, int last) {
  private static final int LOWER_BAND_MIN = 16;
  private static final int LOWER_BAND_MAX = 128;
  private static final int LOWER_BAND_SHARE = 32;

  /** Reads {@code 30000-32767}. */
  static PortRange of(String text) {
    int dash = text.indexOf('-');
    if (dash > 0) {
      int first = port(text.substring(0, dash));
      int last = port(text.substring(dash + 1));
      if (0 < first && first <= last) {
        return new PortRange(first, last);
      }
    }
    throw new IllegalArgumentException("the range of node ports \"" + text + "\" must be like 30000-32767");
  }

  int size() {
    return last - first + 1;
  }

  boolean contains(int port) {
    return first <= port && port <= last;
  }

  /** Below this offset are ports that are only given out on request, as long as there are others (KEP-3668). */
  int lowerBand() {
    return size() <= LOWER_BAND_MIN ? 0 : Math.clamp(size() / LOWER_BAND_SHARE, LOWER_BAND_MIN, LOWER_BAND_MAX);
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }

  private static int port(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = digits ? Integer.parseInt(text) : 0;
    return port <= 65535 ? port : 0;
  }
}
