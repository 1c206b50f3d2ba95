package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.authn.Names.ServiceAccount;
import dev.keelson.orchestrator.authn.TokenIssuer;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.account.DefaultAccountController;
import dev.keelson.orchestrator.controller.account.RootAuthorityController;
import dev.keelson.orchestrator.controller.account.TokenSecretController.TokenSigner;
import dev.keelson.orchestrator.controller.account.TokenSecretController;
import dev.keelson.orchestrator.controller.certificate.ApprovalController;
import dev.keelson.orchestrator.controller.certificate.CleaningController;
import dev.keelson.orchestrator.controller.certificate.SigningController;
import dev.keelson.orchestrator.controller.endpoint.EndpointSliceController;
import dev.keelson.orchestrator.controller.endpoint.EndpointsController;
import dev.keelson.orchestrator.controller.endpoint.MirroringController;
import dev.keelson.orchestrator.controller.garbage.GarbageController;
import dev.keelson.orchestrator.controller.namespace.NamespaceController;
import dev.keelson.orchestrator.controller.node.NodeAddressesController;
import dev.keelson.orchestrator.controller.node.NodeLifecycleController;
import dev.keelson.orchestrator.controller.node.NodeTtlController;
import dev.keelson.orchestrator.controller.node.TaintEvictionController;
import dev.keelson.orchestrator.controller.podgc.PodGcController;
import dev.keelson.orchestrator.controller.quota.QuotaController;
import dev.keelson.orchestrator.controller.volume.ClaimProtectionController;
import dev.keelson.orchestrator.controller.volume.VolumeProtectionController;
import dev.keelson.orchestrator.pki.Certificates;
import dev.keelson.orchestrator.pki.ClusterKeys;
import dev.keelson.orchestrator.pki.Issuer;
import dev.keelson.orchestrator.program.ControllerRoster.Entry;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Those controllers of the roster that keep the cluster itself, rather than anybody's work in it. */
final class ClusterControllers {
  private ClusterControllers() {}

  static List<Entry> of(ControllerSettings settings) {
    var all = new ArrayList<>(ofTheCluster());
    all.addAll(ofNodes());
    settings.clusterCidr().ifPresent(cidr -> all.add(new Entry("node-ipam", "node-controller",
        context -> new NodeAddressesController(context, cidr))));
    settings.keys().ifPresent(keys -> all.addAll(withKeys(keys)));
    return all;
  }

  /** What keeps the cluster's own order, in alphabetical order. */
  private static List<Entry> ofTheCluster() {
    return List.of(
        new Entry("certificatesigningrequest-approving", "certificate-controller", ApprovalController::new),
        new Entry("certificatesigningrequest-cleaner", "certificate-controller", CleaningController::new),
        new Entry("endpoints", "endpoint-controller", EndpointsController::new),
        new Entry("endpointslice", "endpointslice-controller", EndpointSliceController::new),
        new Entry("endpointslice-mirroring", "endpointslicemirroring-controller", MirroringController::new),
        new Entry("garbage-collector", "generic-garbage-collector", GarbageController::new),
        new Entry("namespace", "namespace-controller", NamespaceController::new),
        new Entry("persistentvolume-protection", "pv-protection-controller",
            VolumeProtectionController::new),
        new Entry("persistentvolumeclaim-protection", "pvc-protection-controller",
            ClaimProtectionController::new),
        new Entry("resourcequota", "resourcequota-controller", QuotaController::new),
        new Entry("serviceaccount", "service-account-controller", DefaultAccountController::new));
  }

  private static List<Entry> ofNodes() {
    return List.of(
        new Entry("node-lifecycle", "node-controller", NodeLifecycleController::new),
        new Entry("pod-garbage-collector", "pod-garbage-collector", PodGcController::new),
        new Entry("taint-eviction", "node-controller", TaintEvictionController::new),
        new Entry("ttl", "ttl-controller", NodeTtlController::new));
  }

  /** Those that sign, or tell by whose signature the API is known. */
  private static List<Entry> withKeys(ClusterKeys keys) {
    var authority = Certificates.pem(keys.rootAuthorities());
    var entries = new ArrayList<>(List.of(
        new Entry("root-ca-certificate-publisher", "root-ca-cert-publisher",
            context -> new RootAuthorityController(context, authority)),
        new Entry("serviceaccount-token", Entry.PROGRAM,
            context -> new TokenSecretController(context, authority, signer(keys, context)))));
    keys.signer().ifPresent(signer -> entries.add(
        new Entry("certificatesigningrequest-signing", "certificate-controller",
            context -> new SigningController(context, new Issuer(context.clock(), new SecureRandom()), signer))));
    return entries;
  }

  private static TokenSigner signer(ClusterKeys keys, ControllerContext context) {
    // Such tokens name neither issuer nor audiences, and have no names of their own.
    var issuer = new TokenIssuer("", List.of(), keys.tokens().signing(), keys.tokens().verifying().getFirst(),
        context.clock(), () -> "");
    return (namespace, account, uid, secret) ->
        issuer.issueForSecret(new ServiceAccount(namespace, account), uid, secret);
  }
}
