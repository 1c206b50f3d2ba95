package dev.keelson.orchestrator.admission.podsecurity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a pod is forbidden, in the words of kube-apiserver.
 *
 * @param detail may be empty
 */
record Finding(String reason, String detail) {
  static final Optional<Finding> NOTHING = Optional.empty();

  static Optional<Finding> of(String reason, String detail) {
    return Optional.of(new Finding(reason, detail));
  }

  /** All of them, as a refusal lists them. */
  static String text(List<Finding> findings) {
    return findings.stream()
        .map(each -> each.reason + (each.detail.isEmpty() ? "" : " (" + each.detail + ")"))
        .collect(Collectors.joining(", "));
  }

  static String reasons(List<Finding> findings) {
    return findings.stream().map(Finding::reason).collect(Collectors.joining(", "));
  }
}
