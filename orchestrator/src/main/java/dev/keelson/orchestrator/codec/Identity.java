package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;

/** Whether an object is of the kind that it has to be, and how Kubernetes says that it is not. */
final class Identity {
  private static final String META = "meta/v1";

  private final Schema schema;

  Identity(Schema schema) {
    this.schema = schema;
  }

  /** What the object does not say of itself is filled in; what it says wrong is refused. */
  Decoded confirm(ObjectNode object, Target target, Findings findings, byte[] body) {
    var kind = object.path("kind").asText(target.kind());
    var apiVersion = object.path("apiVersion").asText(target.apiVersion());
    if (apiVersion.indexOf('/') != apiVersion.lastIndexOf('/')) {
      throw unrecognized(target, "unexpected GroupVersion string: " + apiVersion, body);
    }
    if (!isWanted(kind, apiVersion, target)) {
      throw otherKind(kind, apiVersion, target);
    }
    findings.error().ifPresent(error -> {
      throw unusable(kind, apiVersion, target, error);
    });
    return new Decoded(named(object, kind, apiVersion), findings.problems());
  }

  /** Options and the like are known in every group and version: clients send them in that of the resource. */
  private static boolean isWanted(String kind, String apiVersion, Target target) {
    var version = apiVersion.equals(target.apiVersion()) || target.shape().groupVersion().equals(META);
    return version && kind.equals(target.kind());
  }

  private Refusal otherKind(String kind, String apiVersion, Target target) {
    if (schema.kind(apiVersion, kind).isEmpty()) {
      return unusable(kind, apiVersion, target, "no kind %s is registered for version %s in scheme \"%s\"".formatted(
          GoText.quote(kind), GoText.quote(apiVersion), "k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30"));
    }
    if (kind.equals(target.kind()) && group(apiVersion).equals(target.group())) {
      return Refusals.badRequest("the API version in the data (%s) does not match the expected API version (%s)"
          .formatted(apiVersion, target.apiVersion()));
    }
    return unusable(kind, apiVersion, target, "converting (%s.%s) to (%s.%s): unknown conversion"
        .formatted(version(apiVersion), kind, folder(target), target.kind()));
  }

  private static ObjectNode named(ObjectNode object, String kind, String apiVersion) {
    if (object.has("kind") && object.has("apiVersion")) {
      return object;
    }
    var named = JsonNodeFactory.instance.objectNode().put("kind", kind).put("apiVersion", apiVersion);
    object.properties().forEach(member -> named.set(member.getKey(), member.getValue()));
    return named;
  }

  /** The kind is understood, the object is not. */
  private static Refusal unusable(String kind, String apiVersion, Target target, String error) {
    return Refusals.badRequest("%s in version %s cannot be handled as a %s: %s"
        .formatted(kind, GoText.quote(version(apiVersion)), target.kind(), error));
  }

  /** Not even the kind is understood. */
  static Refusal unrecognized(Target target, String error, byte[] body) {
    return Refusals.badRequest("the object provided is unrecognized (must be of type %s): %s (%s)"
        .formatted(target.kind(), error, GoText.summary(body)));
  }

  private static String group(String apiVersion) {
    var slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private static String version(String apiVersion) {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** Go's internal package: {@code core}, {@code apps}. */
  private static String folder(Target target) {
    var groupVersion = target.shape().groupVersion();
    return groupVersion.substring(0, groupVersion.indexOf('/'));
  }
}
