package dev.keelson.orchestrator.rules.pod;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.rules.check.Amounts;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What containers ask for and may use at most. */
final class Resources {
  private static final Set<String> OF_PODS = Set.of("cpu", "memory");

  private Resources() {}

  static void container(Spot resources, Spot podClaims) {
    for (var name : resources.at("limits").keys()) {
      Amounts.containerResource(name, resources.at("limits").key(name));
      amount(name, resources.at("limits").key(name));
    }
    for (var name : resources.at("requests").keys()) {
      Amounts.containerResource(name, resources.at("requests").key(name));
      amount(name, resources.at("requests").key(name));
      withinLimit(name, resources);
    }
    hugePages(resources);
    claimNames(resources.at("claims"), podClaims);
  }

  private static void amount(String name, Spot amount) {
    Amounts.amount(name, amount);
    if (Amounts.isHugePages(name) && !isMultiple(amount, name)) {
      amount.invalid(amount.text(), amount.text() + " is not positive integer multiple of " + name);
    }
  }

  private static boolean isMultiple(Spot amount, String hugePages) {
    var size = Amounts.of(amount.with(TextNode.valueOf(hugePages.substring("hugepages-".length()))));
    var asked = Amounts.of(amount);
    return size.isEmpty() || asked.isEmpty() || size.get().amount().signum() <= 0
        || (asked.get().amount().remainder(size.get().amount()).compareTo(BigDecimal.ZERO) == 0);
  }

  private static void withinLimit(String name, Spot resources) {
    var requests = resources.at("requests");
    var limit = resources.at("limits").key(name);
    var shared = Amounts.mayBeOvercommitted(name);
    if (!limit.present()) {
      if (!shared) {
        resources.at("limits").required("Limit must be set for non overcommitable resources");
      }
      return;
    }
    var order = Amounts.compare(requests.key(name), limit);
    if (order != 0 && !shared) {
      requests.invalid(requests.key(name).text(), "must be equal to " + name + " limit of " + limit.text());
    } else if (order > 0) {
      requests.invalid(requests.key(name).text(),
          "must be less than or equal to " + name + " limit of " + limit.text());
    }
  }

  private static void hugePages(Spot resources) {
    var names = Stream.of("limits", "requests").flatMap(list -> resources.at(list).keys().stream()).toList();
    if (names.stream().anyMatch(Amounts::isHugePages) && names.stream().noneMatch(OF_PODS::contains)) {
      resources.forbidden("HugePages require cpu or memory");
    }
  }

  private static void claimNames(Spot claims, Spot podClaims) {
    var known = new HashSet<String>();
    podClaims.items().forEach(claim -> known.add(claim.at("name").text()));
    var seen = new HashSet<String>();
    for (var claim : claims.items()) {
      var name = claim.with(claim.at("name").node());
      if (name.blank()) {
        claim.required("");
      } else if (!seen.add(name.text() + "/" + claim.at("request").text())) {
        name.duplicate();
      } else if (!known.contains(name.text())) {
        name.notFound();
      }
    }
  }

  /** Of the pod as a whole. */
  static void pod(Spot spec) {
    var resources = spec.at("resources");
    if (resources.at("claims").present()) {
      resources.at("claims").forbidden("claims cannot be set for Resources at pod-level");
    }
    for (var list : List.of("limits", "requests")) {
      for (var name : resources.at(list).keys()) {
        var amount = resources.at(list).key(name);
        if (!OF_PODS.contains(name) && !Amounts.isHugePages(name)) {
          amount.with(TextNode.valueOf(name)).unsupported(Set.of("cpu", "hugepages-", "memory"));
        }
        Amounts.amount(name, amount);
      }
    }
    resources.at("requests").keys().forEach(name -> withinLimit(name, resources));
    spec.at("overhead").keys().forEach(name -> Amounts.amount(name, spec.at("overhead").key(name)));
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
      var sources = Stream.of("resourceClaimName", "resourceClaimTemplateName").map(claim::at)
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
      Values.oneOf(policies.with(resource.node()), OF_PODS);
      var restart = policies.with(policy.at("restartPolicy").node());
      Values.oneOf(restart, Set.of("NotRequired", "RestartContainer"));
      if (podRestartPolicy.is("Never") && !restart.is("NotRequired")) {
        restart.invalid("must be 'NotRequired' when `restartPolicy` is 'Never'");
      }
    }
  }
}
