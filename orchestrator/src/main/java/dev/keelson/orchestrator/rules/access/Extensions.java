package dev.keelson.orchestrator.rules.access;

import dev.keelson.orchestrator.rules.check.Same;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** API services and custom resource definitions; what a definition's schema may say is known to the schema. */
final class Extensions {
  private static final int GROUP_PRIORITY_MAX = 20_000;
  private static final int VERSION_PRIORITY_MAX = 1_000;

  private Extensions() {}

  static void service(Spot service) {
    var spec = service.at("spec");
    var expected = spec.at("version").text() + "." + spec.at("group").text();
    if (!service.at("metadata", "name").is(expected)) {
      service.at("metadata", "name").invalid("must be `spec.version+\".\"+spec.group`: \"" + expected + "\"");
    }
    if (!spec.at("group").blank()) {
      Values.subdomain(spec.at("group"));
    }
    spec.at("version").invalid(Names.oldLabel(spec.at("version").text()));
    priority(spec.at("groupPriorityMinimum"), GROUP_PRIORITY_MAX);
    priority(spec.at("versionPriority"), VERSION_PRIORITY_MAX);
    if (!spec.at("service").present()) {
      for (var field : List.of("caBundle", "insecureSkipTLSVerify")) {
        if (!spec.at(field).blank() && !spec.at(field).is("false")) {
          spec.at(field).invalid("local APIServices may not have a " + field);
        }
      }
      return;
    }
    Values.requiredText(spec.at("service", "namespace"));
    Values.requiredText(spec.at("service", "name"));
    if (spec.at("insecureSkipTLSVerify").flag() && !spec.at("caBundle").blank()) {
      spec.at("insecureSkipTLSVerify").invalid("may not be true if caBundle is present");
    }
  }

  private static void priority(Spot priority, int max) {
    if (priority.number() <= 0 || priority.number() > max) {
      priority.orZero().invalid("must be positive and less than " + max);
    }
  }

  static void definition(Spot definition) {
    var spec = definition.at("spec");
    var expected = spec.at("names", "plural").text() + "." + spec.at("group").text();
    if (!definition.at("metadata", "name").is(expected)) {
      definition.at("metadata", "name").invalid("must be spec.names.plural+\".\"+spec.group");
    }
    group(spec.at("group"));
    Values.oneOf(spec.at("scope"), Set.of("Cluster", "Namespaced"));
    versions(spec.at("versions"));
    names(spec.at("names"));
    conversion(spec.at("conversion"));
  }

  private static void group(Spot group) {
    if (group.blank()) {
      group.required("");
    } else if (!Names.subdomain(group.text()).isEmpty()) {
      group.invalid(String.join(",", Names.subdomain(group.text())));
    } else if (!group.text().contains(".")) {
      group.invalid("should be a domain with at least one dot");
    }
  }

  private static void versions(Spot versions) {
    var stored = 0;
    var names = new HashSet<String>();
    for (var version : versions.items()) {
      stored += version.at("storage").flag() ? 1 : 0;
      var name = version.at("name");
      name.invalid(Names.oldLabel(name.text()));
      if (!names.add(name.text())) {
        name.invalid("must contain unique version names");
      }
      if (!version.at("schema", "openAPIV3Schema").present()) {
        version.at("schema", "openAPIV3Schema").required("schemas are required");
      }
    }
    if (stored != 1) {
      versions.invalid("must have exactly one version marked as storage version");
    }
  }

  private static void names(Spot names) {
    for (var field : List.of("plural", "singular", "kind", "listKind")) {
      var name = names.at(field);
      if (name.blank()) {
        name.required("");
      } else {
        name.invalid(Names.oldLabel(name.text().toLowerCase(Locale.ROOT)));
      }
    }
    names.at("shortNames").items().forEach(name -> name.invalid(Names.oldLabel(name.text())));
    if (!names.at("kind").blank() && names.at("kind").is(names.at("listKind").text())) {
      names.at("listKind").invalid("kind and listKind may not be the same");
    }
  }

  private static void conversion(Spot conversion) {
    var strategy = conversion.at("strategy");
    Values.oneOf(strategy, Set.of("None", "Webhook"));
    var client = conversion.at("webhook", "clientConfig");
    if (strategy.is("Webhook") && client.present()) {
      Webhooks.client(client);
    } else if (strategy.is("Webhook")) {
      client.required("required when strategy is set to Webhook");
    } else if (conversion.at("webhook").present()) {
      conversion.at("webhook").forbidden("should not be set when strategy is not set to Webhook");
    }
  }

  static void definitionChanged(Spot definition, Spot old) {
    var spec = definition.at("spec");
    var before = old.at("spec");
    Values.unchanged(spec.at("group"), before.at("group"));
    var established = old.at("status", "conditions").items().stream()
        .anyMatch(condition -> condition.at("type").is("Established") && condition.at("status").is("True"));
    if (established) {
      Values.unchanged(spec.at("scope"), before.at("scope"));
      Values.unchanged(spec.at("names", "kind"), before.at("names", "kind"));
    }
    if (!Same.same(spec.at("names", "plural").node(), before.at("names", "plural").node())) {
      spec.at("names", "plural").invalid(Values.IMMUTABLE);
    }
  }
}
