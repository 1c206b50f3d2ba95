package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.value.Quantity;
import java.util.HashSet;

/** What a write uses of one quota. */
record Charge(Review review, Amounts usage) {
  /** The quota with this on its account, or the argument itself when it limits none of it; refuses what is too much. */
  ObjectNode to(ObjectNode quota) {
    var hard = Amounts.of(quota.path("status").path("hard"));
    var used = Amounts.of(quota.path("status").path("used"));
    var requested = usage.only(hard.names());
    if (requested.isEmpty()) {
      return quota;
    }
    var sum = used.plus(requested);
    var exceeded = new HashSet<>(requested.names());
    exceeded.removeIf(name -> amount(sum, name).compareTo(amount(hard, name)) <= 0);
    if (!exceeded.isEmpty()) {
      throw review.forbidden("exceeded quota: %s, requested: %s, used: %s, limited: %s".formatted(name(quota),
          requested.only(exceeded).text(), used.only(exceeded).text(), hard.only(exceeded).text()));
    }
    var charged = quota.deepCopy();
    charged.withObjectProperty("status").set("used", sum.tree());
    return charged;
  }

  static String name(JsonNode quota) {
    return quota.path("metadata").path("name").asText("");
  }

  private static Quantity amount(Amounts amounts, String name) {
    return amounts.find(name).orElse(Quantity.ZERO);
  }
}
