package dev.keelson.orchestrator.apply;

import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fields that an applier wants otherwise than their owners.
 *
 * @param byOwner in the order of messages
 */
record Conflicts(Map<Owner, FieldSet> byOwner) {
  boolean isEmpty() {
    return byOwner.isEmpty();
  }

  FieldSet fields() {
    return byOwner.values().stream().reduce(FieldSet.EMPTY, FieldSet::union);
  }

  /** In the words of apimachinery's NewConflictError. */
  Refusal refusal() {
    var causes = new ArrayList<Cause>();
    byOwner.forEach((owner, fields) -> fields.forEach(path ->
        causes.add(new Cause("FieldManagerConflict", "conflict with " + owner.shown(), shown(path)))));
    return new Refusal(Reason.CONFLICT, message(causes), Details.causes(causes));
  }

  private static String shown(List<PathElement> path) {
    return String.join("", path.stream().map(PathElement::shown).toList());
  }

  private String message(List<Cause> causes) {
    if (causes.size() == 1) {
      return "Apply failed with 1 conflict: " + causes.getFirst().message() + ": " + causes.getFirst().field();
    }
    var lines = new ArrayList<String>();
    byOwner.forEach((owner, fields) -> {
      lines.add("conflicts with " + owner.shown() + ":");
      fields.forEach(path -> lines.add("- " + shown(path)));
    });
    return "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", lines);
  }
}
