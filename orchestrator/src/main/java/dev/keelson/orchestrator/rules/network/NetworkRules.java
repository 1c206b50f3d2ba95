package dev.keelson.orchestrator.rules.network;

import dev.keelson.orchestrator.rules.check.Change;
import dev.keelson.orchestrator.rules.check.KindRules;
import dev.keelson.orchestrator.value.NameRule;
import java.util.List;

/** The rows of this room. */
public final class NetworkRules {
  private NetworkRules() {}

  public static List<KindRules> rows() {
    return List.of(
        KindRules.namespaced("", "Service", Services::check, Change.NONE)
            .named(NameRule.OLD_LABEL)
            .changing(Services::changed)
            .status(Services::statusChanged));
  }
}
