package dev.keelson.orchestrator.admission.podsecurity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The Pod Security Standards: which rules a level has in a version. */
final class Rules {
  private static final List<Rule> ALL = List.of(
      Rule.baseline("appArmorProfile", 0, ProfileChecks::appArmor),
      Rule.baseline("capabilities_baseline", 0, ContainerChecks::unusualCapabilities),
      Rule.baseline("hostNamespaces", 0, HostChecks::namespaces),
      Rule.baseline("hostPathVolumes", 0, HostChecks::paths),
      Rule.baseline("hostPorts", 0, HostChecks::ports),
      Rule.baseline("hostProbesAndHostLifecycle", 34, HostChecks::probes),
      Rule.baseline("privileged", 0, ContainerChecks::privileged),
      Rule.baseline("procMount", 0, ContainerChecks::procMount),
      Rule.baseline("procMount", 35, ((Check) ContainerChecks::procMount).exceptWithOwnUsers()),
      Rule.baseline("seLinuxOptions", 0, pod -> ProfileChecks.seLinux(pod, 0)),
      Rule.baseline("seLinuxOptions", 31, pod -> ProfileChecks.seLinux(pod, 31)),
      Rule.baseline("seccompProfile_baseline", 0, ProfileChecks::seccompAnnotations),
      Rule.baseline("seccompProfile_baseline", 19, ProfileChecks::seccomp),
      Rule.baseline("sysctls", 0, pod -> Sysctls.find(pod, 0)),
      Rule.baseline("sysctls", 27, pod -> Sysctls.find(pod, 27)),
      Rule.baseline("sysctls", 29, pod -> Sysctls.find(pod, 29)),
      Rule.baseline("sysctls", 32, pod -> Sysctls.find(pod, 32)),
      Rule.baseline("sysctls", 37, pod -> Sysctls.find(pod, 37)),
      Rule.baseline("windowsHostProcess", 0, HostChecks::windowsProcesses),
      Rule.restricted("allowPrivilegeEscalation", 8, ContainerChecks::escalation),
      Rule.restricted("allowPrivilegeEscalation", 25, ((Check) ContainerChecks::escalation).exceptOnWindows()),
      Rule.restricted("capabilities_restricted", 22, ContainerChecks::capabilities)
          .insteadOf("capabilities_baseline"),
      Rule.restricted("capabilities_restricted", 25, ((Check) ContainerChecks::capabilities).exceptOnWindows())
          .insteadOf("capabilities_baseline"),
      Rule.restricted("procMount_restricted", 35, ContainerChecks::procMount).insteadOf("procMount"),
      Rule.restricted("restrictedVolumes", 0, Volumes::find).insteadOf("hostPathVolumes"),
      Rule.restricted("runAsNonRoot", 0, UserChecks::nonRoot),
      Rule.restricted("runAsNonRoot", 35, ((Check) UserChecks::nonRoot).exceptWithOwnUsers()),
      Rule.restricted("runAsUser", 23, UserChecks::root),
      Rule.restricted("runAsUser", 35, ((Check) UserChecks::root).exceptWithOwnUsers()),
      Rule.restricted("seccompProfile_restricted", 19, ProfileChecks::seccompRequired)
          .insteadOf("seccompProfile_baseline"),
      Rule.restricted("seccompProfile_restricted", 25, ((Check) ProfileChecks::seccompRequired).exceptOnWindows())
          .insteadOf("seccompProfile_baseline"));

  private static final Comparator<Rule> ORDER = Comparator.comparing(Rule::level).thenComparing(Rule::id);

  private Rules() {}

  /** What is wrong with the pod: first by the rules of the baseline, by id, then by the restricted ones. */
  static List<Finding> find(Standard standard, PodView pod) {
    return of(standard).stream().map(rule -> rule.check().find(pod)).flatMap(Optional::stream).toList();
  }

  private static List<Rule> of(Standard standard) {
    var rules = new HashMap<String, Rule>();
    var replaced = new HashSet<String>();
    for (var rule : ALL) {
      if (rule.level().compareTo(standard.level()) <= 0 && rule.since() <= standard.minor()) {
        rules.put(rule.id(), rule);
        replaced.add(rule.instead());
      }
    }
    return rules.values().stream().filter(rule -> !replaced.contains(rule.id())).sorted(ORDER).toList();
  }
}
