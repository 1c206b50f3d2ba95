package dev.keelson.orchestrator.scheduler.plugin.volume;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Objection;
import dev.keelson.orchestrator.scheduler.plugin.Preparation;
import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.NodeTerm;
import dev.keelson.orchestrator.scheduler.snapshot.PodDemand.VolumeClaim;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims must be bound, and their volumes within reach. */
public final class VolumeBinding implements Filter {
  private static final Optional<Objection> OUT_OF_REACH =
      Optional.of(Objection.lasting("node(s) had volume node affinity conflict"));
  private static final Optional<Objection> NO_VOLUME =
      Optional.of(Objection.lasting("node(s) didn't find available persistent volumes to bind"));

  @Override
  public String name() {
    return "VolumeBinding";
  }

  @Override
  public Preparation prepare(PodInfo pod, Snapshot snapshot) {
    var reaches = new ArrayList<List<NodeTerm>>();
    var waits = false;
    for (var wanted : pod.demand().claims()) {
      var claim = snapshot.surroundings().claim(pod.id().namespace(), wanted.name());
      var refusal = refusal(wanted, claim);
      if (refusal.isPresent()) {
        return new Preparation.Refuse(refusal.get());
      }
      waits |= claim instanceof Claim.Waiting;
      if (claim instanceof Claim.Bound(var reachableFrom)) {
        reachableFrom.ifPresent(reaches::add);
      }
    }
    if (waits) {
      return new Preparation.Ask(_ -> NO_VOLUME);
    }
    return reaches.isEmpty()
        ? new Preparation.Content()
        : new Preparation.Ask(node -> isWithinReach(node.facts(), reaches) ? Optional.empty() : OUT_OF_REACH);
  }

  private static boolean isWithinReach(NodeFacts node, List<List<NodeTerm>> reaches) {
    return reaches.stream().allMatch(terms -> terms.stream().anyMatch(term -> term.matches(node)));
  }

  private static Optional<String> refusal(VolumeClaim wanted, Claim claim) {
    var name = "persistentvolumeclaim \"" + wanted.name() + "\"";
    return switch (claim) {
      case Claim.Missing _ -> Optional.of(wanted.ephemeral()
          ? "waiting for ephemeral volume controller to create the " + name : name + " not found");
      case Claim.Deleting _ -> Optional.of(name + " is being deleted");
      case Claim.Lost(var volume) ->
          Optional.of(name + " bound to non-existent persistentvolume \"" + volume + "\"");
      case Claim.Unbound _ -> Optional.of("pod has unbound immediate PersistentVolumeClaims");
      case Claim.Waiting _, Claim.Bound _ -> Optional.empty();
    };
  }

  @Override
  public boolean mayHelp(PodInfo pod, Change change) {
    return switch (change) {
      case Change.VolumesChanged _, Change.NodeAdded _, Change.PodItselfChanged _ -> true;
      case Change.NodeChanged(var before, var after) -> !before.labels().equals(after.labels());
      case Change.NodeRemoved _, Change.PodPlaced _, Change.PodChanged _, Change.PodGone _ -> false;
    };
  }
}
