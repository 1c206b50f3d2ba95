package dev.keelson.orchestrator.authn;

import java.util.List;

/** For whom a token is meant. */
final class Audiences {
  private Audiences() {}

  /** In the order of those who ask. */
  static List<String> common(List<String> asking, List<String> meant) {
    return asking.stream().filter(meant::contains).distinct().toList();
  }

  static List<String> commonOrRefuse(List<String> asking, List<String> meant) {
    var common = common(asking, meant);
    if (common.isEmpty()) {
      throw new BadCredentials("token audiences %s is invalid for the target audiences %s".formatted(meant, asking));
    }
    return common;
  }
}
