package dev.keelson.orchestrator.rules.pod;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Identifiers;
import dev.keelson.orchestrator.value.Labels;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Environment variables, and the references they share with volumes: to fields, resources and keys. */
final class Environment {
  private static final Set<String> FIELDS = Set.of("metadata.name", "metadata.namespace", "metadata.uid",
      "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs");
  private static final Set<String> RESOURCES = Set.of("limits.cpu", "limits.memory", "limits.ephemeral-storage",
      "requests.cpu", "requests.memory", "requests.ephemeral-storage");
  private static final List<String> SOURCES =
      List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

  private Environment() {}

  static void variables(Spot variables) {
    for (var variable : variables.items()) {
      var name = variable.at("name");
      if (name.blank()) {
        name.required("");
      } else {
        name.invalid(Identifiers.environmentName(name.text()));
      }
      if (variable.at("valueFrom").present()) {
        source(variable.at("valueFrom"), variable.at("value"));
      }
    }
  }

  private static void source(Spot from, Spot value) {
    var present = SOURCES.stream().filter(source -> from.at(source).present()).count();
    if (from.at("fieldRef").present()) {
      field(from.at("fieldRef"), FIELDS);
    }
    if (from.at("resourceFieldRef").present()) {
      resource(from.at("resourceFieldRef"), false);
    }
    key(from.at("configMapKeyRef"));
    key(from.at("secretKeyRef"));
    if (present == 0) {
      from.invalid("", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
    } else if (!value.blank()) {
      from.invalid("", "may not be specified when `value` is not empty");
    } else if (present > 1) {
      from.invalid("", "may not have more than one field specified at a time");
    }
  }

  /** A reference to a field of the pod itself; one of a map goes by its key: {@code metadata.labels['app']}. */
  static void field(Spot reference, Set<String> fields) {
    var path = reference.at("fieldPath");
    if (reference.at("apiVersion").blank()) {
      reference.at("apiVersion").required("");
    } else if (path.blank()) {
      path.required("");
    } else if (path.text().endsWith("']") && path.text().contains("['")) {
      subscript(reference, path.text());
    } else if (!fields.contains(path.text())) {
      path.unsupported(fields);
    }
  }

  private static void subscript(Spot reference, String path) {
    var bracket = path.indexOf("['");
    var key = path.substring(bracket + 2, path.length() - 2);
    switch (path.substring(0, bracket)) {
      case "metadata.annotations" ->
          Labels.key(key.toLowerCase(Locale.ROOT)).forEach(problem ->
              reference.invalid(key.toLowerCase(Locale.ROOT), problem));
      case "metadata.labels" -> Labels.key(key).forEach(problem -> reference.invalid(key, problem));
      default -> reference.invalid(path.substring(0, bracket), "does not support subscript");
    }
  }

  static void resource(Spot reference, boolean ofVolume) {
    var resource = reference.at("resource");
    if (ofVolume && reference.at("containerName").blank()) {
      reference.at("containerName").required("");
    } else if (resource.blank()) {
      resource.required("");
    } else if (!RESOURCES.contains(resource.text()) && !resource.text().startsWith("limits.hugepages-")
        && !resource.text().startsWith("requests.hugepages-")) {
      resource.unsupported(RESOURCES);
    }
    var divisor = reference.at("divisor");
    var ofCpu = resource.text().endsWith(".cpu");
    if (ofCpu && !divisor.blank() && !Set.of("0", "1", "1m").contains(divisor.text())) {
      divisor.invalid(TextNode.valueOf(resource.text()),
          "only divisor's values 1m and 1 are supported with the cpu resource");
    }
  }

  private static void key(Spot reference) {
    if (!reference.present()) {
      return;
    }
    Values.subdomain(reference.at("name"));
    var key = reference.at("key");
    if (key.blank()) {
      key.required("");
    } else {
      key.invalid(Identifiers.configKey(key.text()));
    }
  }

  static void sources(Spot sources) {
    for (var source : sources.items()) {
      if (!source.at("prefix").blank()) {
        source.at("prefix").invalid(Identifiers.environmentName(source.at("prefix").text()));
      }
      var references = List.of("configMapRef", "secretRef").stream().map(source::at).filter(Spot::present).toList();
      for (var reference : references) {
        if (reference.at("name").blank()) {
          reference.at("name").required("");
        } else {
          Values.subdomain(reference.at("name"));
        }
      }
      if (references.isEmpty()) {
        sources.invalid("", "must specify one of: `configMapRef` or `secretRef`");
      } else if (references.size() > 1) {
        sources.invalid("", "may not have more than one field specified at a time");
      }
    }
  }
}
