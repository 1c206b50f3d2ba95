package dev.keelson.orchestrator.admission.plugin;

import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Permission;
import dev.keelson.orchestrator.admission.limitrange.LimitRanger;
import dev.keelson.orchestrator.admission.podsecurity.PodSecurity;
import dev.keelson.orchestrator.admission.quota.ResourceQuotas;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** All plugins, in kube-apiserver's order. */
public final class Plugins {
  /** Plugins of kube-apiserver that need nothing done here: they say yes, or their part is played elsewhere. */
  private static final Set<String> NAMES_ONLY = Set.of("AlwaysAdmit", "MutatingAdmissionPolicy",
      "MutatingAdmissionWebhook", "ValidatingAdmissionPolicy", "ValidatingAdmissionWebhook");

  private Plugins() {}

  /**
   * Makes the plugins that are wanted.
   *
   * @param permission asks the authorizers
   * @param random for the names of volumes
   * @throws IllegalArgumentException when a name is not that of a plugin
   */
  public static Admission standard(
      Lookup lookup, Permission permission, RandomGenerator random, Choice choice) {
    var all = all(lookup, permission, random);
    var known = all.stream().map(Plugin::name).collect(Collectors.toSet());
    refuseUnknown("enable-admission-plugins", choice.enabled(), known);
    refuseUnknown("disable-admission-plugins", choice.disabled(), known);
    var wanted = all.stream().filter(choice::takes).toList();
    return new Admission(
        wanted.stream().map(Plugin::mutator).toList(), wanted.stream().map(Plugin::checker).toList());
  }

  private static void refuseUnknown(String flag, Set<String> names, Set<String> known) {
    for (var name : names) {
      if (!known.contains(name) && !NAMES_ONLY.contains(name)) {
        throw new IllegalArgumentException(flag + " plugin \"" + name + "\" is unknown; known are "
            + known.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
  }

  private static List<Plugin> all(Lookup lookup, Permission permission, RandomGenerator random) {
    return List.of(
        Plugin.mutating("NamespaceLifecycle", new NamespaceLifecycle(lookup)),
        Plugin.both("LimitRanger", new LimitRanger(lookup)),
        Plugin.mutating("ServiceAccount", new ServiceAccounts(lookup, new TokenVolume(random))),
        // Not among kube-apiserver's usual ones, but every installer turns it on.
        Plugin.mutating("NodeRestriction", new NodeRestriction(lookup)),
        Plugin.mutating("TaintNodesByCondition", new TaintNodesByCondition()),
        Plugin.mutating("AlwaysPullImages", new AlwaysPullImages()).optional(),
        Plugin.checking("PodSecurity", new PodSecurity(lookup)),
        Plugin.both("Priority", new Priority(lookup)),
        Plugin.mutating("DefaultTolerationSeconds", new DefaultTolerationSeconds()),
        Plugin.mutating("DefaultStorageClass", new DefaultStorageClass(lookup)),
        Plugin.mutating("StorageObjectInUseProtection", new StorageObjectInUseProtection()),
        Plugin.checking("PersistentVolumeClaimResize", new PersistentVolumeClaimResize(lookup)),
        Plugin.both("RuntimeClass", new RuntimeClasses(lookup)),
        Plugin.checking("CertificateApproval", new CertificateApproval(permission)),
        Plugin.checking("CertificateSigning", new CertificateSigning(permission)),
        Plugin.checking("CertificateSubjectRestriction", new CertificateSubjectRestriction()),
        Plugin.mutating("DefaultIngressClass", new DefaultIngressClass(lookup)),
        Plugin.checking("ResourceQuota", new ResourceQuotas(lookup)));
  }
}
