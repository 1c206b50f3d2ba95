package dev.keelson.orchestrator.controller.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.pods.Adoption;
import dev.keelson.orchestrator.controller.pods.Expectations;
import dev.keelson.orchestrator.controller.pods.Orphans;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the pods of daemon sets, and the daemon sets of pods. */
final class DaemonPods {
  private final Indexer sets;
  private final Indexer pods;
  private final Orphans orphans;
  private final Adoption adoption;
  private final Expectations expectations;

  DaemonPods(ControllerContext context) {
    sets = context.informers().of(ResourceTypes.DAEMON_SETS);
    pods = context.informers().of(ResourceTypes.PODS);
    orphans = new Orphans(pods);
    adoption = new Adoption(context.client(), ResourceTypes.DAEMON_SETS, ResourceTypes.PODS);
    expectations = new Expectations(pods, context.clock());
  }

  Expectations expectations() {
    return expectations;
  }

  /** Told about each pod that is added or changed, before anybody is woken. */
  void noted(ObjectNode pod) {
    orphans.noted(pod);
    owner(pod).forEach(set -> expectations.seen(set, pod));
  }

  private static Stream<ObjectKey> owner(ObjectNode pod) {
    return OwnerReferences.controllerName(pod, "apps", "DaemonSet").stream()
        .map(name -> new ObjectKey(Metadata.namespace(pod), name));
  }

  /** The set in charge; of a pod that nobody is in charge of, the sets that may adopt it. */
  Stream<ObjectKey> setsOf(ObjectNode pod) {
    if (OwnerReferences.controller(pod).isPresent()) {
      return owner(pod);
    }
    var labels = pod.path("metadata").path("labels");
    return sets.inNamespace(Metadata.namespace(pod)).stream()
        .filter(set -> new DaemonSet(set).selector().matches(labels))
        .map(ObjectKey::of);
  }

  List<DaemonPod> of(DaemonSet set) {
    var candidates = new ArrayList<>(pods.controlledBy(Metadata.uid(set.object())));
    candidates.addAll(orphans.in(Metadata.namespace(set.object())));
    return adoption.claim(set.object(), set.selector(), candidates).stream().map(DaemonPod::new).toList();
  }
}
