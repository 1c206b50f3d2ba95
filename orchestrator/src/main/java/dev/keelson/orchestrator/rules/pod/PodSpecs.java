package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Metadata;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;
import java.util.Set;

/** What every pod spec has to keep, whether it is a pod's or a template's. */
public final class PodSpecs {
  private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
  private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");
  private static final Set<String> OPERATING_SYSTEMS = Set.of("linux", "windows");

  private PodSpecs() {}

  /** A pod template: its labels, its annotations and its spec. */
  public static void template(Spot template) {
    template(template, Set.of());
  }

  /** Also volumes that the pods will have and the template does not, may be mounted. */
  public static void template(Spot template, Set<String> moreVolumes) {
    Metadata.template(template);
    spec(template.at("spec"), false, moreVolumes);
    if (!template.at("spec", "ephemeralContainers").blank()) {
      template.at("spec", "ephemeralContainers").forbidden("ephemeral containers not allowed in pod template");
    }
  }

  /** Told in the order in which Kubernetes tells it. */
  static void spec(Spot spec, boolean ofPod, Set<String> moreVolumes) {
    if (!spec.at("terminationGracePeriodSeconds").present()) {
      spec.at("terminationGracePeriodSeconds").required("");
    }
    var volumes = Volumes.check(spec.at("volumes"), moreVolumes);
    Resources.claims(spec.at("resourceClaims"));
    Containers.check(spec, volumes);
    Resources.pod(spec);
    hostPorts(spec, ofPod);
    Values.oneOf(spec.at("restartPolicy"), RESTART_POLICIES);
    Dns.policy(spec);
    Values.labels(spec.at("nodeSelector"));
    Security.pod(spec);
    Scheduling.affinity(spec.at("affinity"));
    Dns.config(spec);
    spec.at("readinessGates").items().forEach(gate -> Values.qualifiedName(gate.at("conditionType")));
    Scheduling.gates(spec.at("schedulingGates"));
    Scheduling.spread(spec.at("topologySpreadConstraints"));
    names(spec);
    Values.supportedIfPresent(spec.at("preemptionPolicy"), PREEMPTION_POLICIES);
    if (spec.at("os").present()) {
      Values.oneOf(spec.at("os", "name"), OPERATING_SYSTEMS);
    }
  }

  private static void names(Spot spec) {
    subdomains(spec, "serviceAccountName", "nodeName");
    var deadline = spec.at("activeDeadlineSeconds");
    if (deadline.present()) {
      Values.between(deadline, 1, Integer.MAX_VALUE);
    }
    List.of("hostname", "subdomain").stream().map(spec::at).filter(name -> !name.blank()).forEach(Values::label);
    Scheduling.tolerations(spec.at("tolerations"));
    Dns.hostAliases(spec.at("hostAliases"));
    subdomains(spec, "priorityClassName", "runtimeClassName");
  }

  private static void subdomains(Spot spec, String... names) {
    List.of(names).stream().map(spec::at).filter(name -> !name.blank()).forEach(Values::subdomain);
  }

  /** On the host's network a port is what it is; a template may leave it to be filled in. */
  private static void hostPorts(Spot spec, boolean ofPod) {
    if (!spec.at("hostNetwork").flag()) {
      return;
    }
    for (var container : spec.at("containers").items()) {
      for (var port : container.at("ports").items()) {
        var host = port.at("hostPort");
        if ((ofPod || host.number() != 0) && host.number() != port.at("containerPort").number()) {
          host.orZero().invalid("must match `containerPort` when `hostNetwork` is true");
        }
      }
    }
  }
}
