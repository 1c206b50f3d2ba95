package dev.keelson.orchestrator.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.status.Cause;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;

/** metav1.Status as JSON, field by field in Go's order. */
public final class StatusJson {
  private StatusJson() {}

  public static ObjectNode of(Refusal refusal) {
    var status = head("Failure").put("message", refusal.text());
    put(status, "reason", refusal.reason().text());
    put((ObjectNode) status.path("metadata"), "continue", refusal.continueToken());
    refusal.details().ifPresent(details -> write(status.putObject("details"), details));
    return status.put("code", refusal.code());
  }

  /** A deletion that has taken place. */
  public static ObjectNode deleted(Resource resource, String name, String uid) {
    var status = head("Success");
    write(status.putObject("details"), new Details(name, resource.group(), resource.plural(), uid,
        List.of(), 0));
    return status;
  }

  /** A subresource that has no object of its own to show, such as a binding. */
  public static ObjectNode created() {
    return head("Success").put("code", 201);
  }

  private static ObjectNode head(String outcome) {
    var status = JsonNodeFactory.instance.objectNode().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    return status.put("status", outcome);
  }

  private static void write(ObjectNode node, Details details) {
    put(node, "name", details.name());
    put(node, "group", details.group());
    put(node, "kind", details.kind());
    put(node, "uid", details.uid());
    if (!details.causes().isEmpty()) {
      var causes = node.putArray("causes");
      details.causes().forEach(cause -> write(causes.addObject(), cause));
    }
    if (details.retryAfterSeconds() > 0) {
      node.put("retryAfterSeconds", details.retryAfterSeconds());
    }
  }

  private static void write(ObjectNode node, Cause cause) {
    put(node, "reason", cause.reason());
    put(node, "message", cause.message());
    put(node, "field", cause.field());
  }

  private static void put(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }
}
