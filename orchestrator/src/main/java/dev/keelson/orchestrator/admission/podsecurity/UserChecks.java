package dev.keelson.orchestrator.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Restricted pods do not run as root. */
final class UserChecks {
  private static final String NON_ROOT = "runAsNonRoot";
  private static final String REASON = "runAsNonRoot != true";

  private UserChecks() {}

  static Optional<Finding> nonRoot(PodView pod) {
    var setters = Wording.setters(refuses(pod.spec()), pod.named(UserChecks::refuses));
    if (!setters.isEmpty()) {
      return Finding.of(REASON, setters + " must not set securityContext.runAsNonRoot=false");
    }
    if (pod.security().path(NON_ROOT).asBoolean(false)) {
      return Finding.NOTHING;
    }
    var silent = pod.named(container -> !PodView.security(container).hasNonNull(NON_ROOT));
    return silent.isEmpty() ? Finding.NOTHING : Finding.of(REASON,
        "pod or " + Wording.containers(silent) + " must set securityContext.runAsNonRoot=true");
  }

  static Optional<Finding> root(PodView pod) {
    var setters = Wording.setters(isRoot(pod.spec()), pod.named(UserChecks::isRoot));
    return setters.isEmpty() ? Finding.NOTHING : Finding.of("runAsUser=0", setters + " must not set runAsUser=0");
  }

  private static boolean refuses(JsonNode owner) {
    return !PodView.security(owner).path(NON_ROOT).asBoolean(true);
  }

  private static boolean isRoot(JsonNode owner) {
    return PodView.security(owner).path("runAsUser").asLong(-1) == 0;
  }
}
