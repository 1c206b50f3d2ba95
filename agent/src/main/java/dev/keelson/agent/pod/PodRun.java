package dev.keelson.agent.pod;

import dev.keelson.agent.pod.Stage.Cause;
import dev.keelson.agent.pod.Stage.Ended;
import dev.keelson.agent.pod.Stage.Initialising;
import dev.keelson.agent.pod.Stage.Preparing;
import dev.keelson.agent.pod.Stage.Stopping;
import dev.keelson.agent.pod.Stage.Working;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pod's life so far.
 *
 * @param containers as the form's: init containers first
 * @param startTime when the node first saw the pod
 * @param address of its sandbox; empty while there is none
 */
public record PodRun(PodForm form, Stage stage, List<ContainerRun> containers, Instant startTime, String address) {
  public PodRun {
    containers = List.copyOf(containers);
  }

  /** Of a pod that nothing is known of. */
  public static PodRun fresh(PodForm form, Instant now) {
    return new PodRun(
        form, new Preparing(), form.containers().stream().map(ContainerRun::of).toList(), now, "");
  }

  /** Whether nothing runs any more, nor will. */
  public boolean hasEnded() {
    return stage instanceof Ended;
  }

  /** Whether nothing of it is left that the API should keep it for. */
  public boolean isRemovable() {
    return hasEnded() && form.deleting();
  }

  /** Whether it was given an address, and keeps it. */
  public boolean isSandboxed() {
    return !address.isEmpty() && !hasEnded();
  }

  /** When time alone takes the pod further; empty when only a signal can. */
  public Optional<Instant> wakeAt() {
    return switch (stage) {
      case Preparing _, Initialising _, Working _ -> Stream.concat(
          deadline().stream(), containers.stream().flatMap(each -> each.wakeAt().stream())).min(Instant::compareTo);
      case Stopping _, Ended _ -> Optional.empty();
    };
  }

  Optional<Instant> deadline() {
    return form.lifeMax().map(startTime::plus);
  }

  Stream<ContainerRun> mains() {
    return containers.stream().filter(each -> each.is(ContainerRole.MAIN));
  }

  Stream<ContainerRun> inits() {
    return containers.stream().filter(each -> !each.is(ContainerRole.MAIN));
  }

  /** {@code status.phase}. It is final only when nothing runs (kubelet since 1.27). */
  public Phase phase() {
    if (stage instanceof Ended(var cause)) {
      boolean through = cause != Cause.DEADLINE && mains().allMatch(ContainerRun::hasSucceeded);
      return through ? Phase.SUCCEEDED : Phase.FAILED;
    }
    boolean begun = isInitialised() && mains().allMatch(each -> each.isAlive() || each.last().isPresent());
    return begun ? Phase.RUNNING : Phase.PENDING;
  }

  boolean isInitialised() {
    return inits().allMatch(each -> each.is(ContainerRole.SIDECAR)
        ? each.isAlive() || each.last().isPresent()
        : each.hasSucceeded());
  }
}
