package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import java.util.List;

/** Paths inside volumes. */
final class Paths {
  private Paths() {}

  /** Stays below the volume's root. */
  static void descending(Spot path) {
    if (path.text().startsWith("/")) {
      path.invalid("must be a relative path");
    }
    noBackSteps(path);
  }

  static void noBackSteps(Spot path) {
    if (hasBackSteps(path.text())) {
      path.invalid("must not contain '..'");
    }
  }

  static boolean hasBackSteps(String path) {
    return List.of(path.split("/")).contains("..");
  }

  /** As a file's name in a volume: not hidden behind {@code ..} either, which the kubelet uses itself. */
  static void file(Spot path) {
    descending(path);
    if (path.text().startsWith("..") && !path.text().startsWith("../")) {
      path.invalid("must not start with '..'");
    }
  }
}
