package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What containers ask for and may use at most. */
final class Resources {
  private Resources() {}

  static void container(Spot resources, Spot claims) {
    var names = new HashSet<String>();
    claims.items().forEach(claim -> names.add(claim.at("name").text()));
    for (var claim : resources.at("claims").items()) {
      Values.requiredText(claim.at("name"));
      if (!claim.at("name").blank() && !names.contains(claim.at("name").text())) {
        claim.with(claim.at("name").node()).notFound();
      }
    }
  }

  static void pod(Spot spec) {
    if (spec.at("resources", "claims").present()) {
      spec.at("resources", "claims").forbidden("claims cannot be set for Resources at pod-level");
    }
  }

  /** The pod's own list, to which containers refer. */
  static void claims(Spot claims) {
    var names = new HashSet<String>();
    for (var claim : claims.items()) {
      var name = claim.at("name");
      if (name.blank()) {
        name.required("");
      } else if (!names.add(name.text())) {
        name.duplicate();
      } else {
        Values.label(name);
      }
      var sources = List.of("resourceClaimName", "resourceClaimTemplateName").stream().map(claim::at)
          .filter(Spot::present).toList();
      sources.forEach(Values::subdomain);
      if (sources.size() > 1) {
        claim.invalid("at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
      } else if (sources.isEmpty()) {
        claim.invalid("must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
      }
    }
  }

  static void resizing(Spot policies, Spot podRestartPolicy) {
    var names = new HashSet<String>();
    for (var policy : policies.items()) {
      var resource = policy.at("resourceName");
      if (!names.add(resource.text())) {
        policy.with(resource.node()).duplicate();
      }
      Values.oneOf(policies.with(resource.node()), Set.of("cpu", "memory"));
      var restart = policies.with(policy.at("restartPolicy").node());
      Values.oneOf(restart, Set.of("NotRequired", "RestartContainer"));
      if (podRestartPolicy.is("Never") && !restart.is("NotRequired")) {
        restart.invalid("must be 'NotRequired' when `restartPolicy` is 'Never'");
      }
    }
  }
}
