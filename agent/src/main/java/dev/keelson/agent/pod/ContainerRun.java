package dev.keelson.agent.pod;

import dev.keelson.agent.pod.ContainerState.Crashed;
import dev.keelson.agent.pod.ContainerState.CreateFailed;
import dev.keelson.agent.pod.ContainerState.Creating;
import dev.keelson.agent.pod.ContainerState.Done;
import dev.keelson.agent.pod.ContainerState.FetchDelayed;
import dev.keelson.agent.pod.ContainerState.FetchFailed;
import dev.keelson.agent.pod.ContainerState.Fetching;
import dev.keelson.agent.pod.ContainerState.Halting;
import dev.keelson.agent.pod.ContainerState.Idle;
import dev.keelson.agent.pod.ContainerState.Live;
import java.time.Instant;
import java.util.Optional;

/**
 * One container's life so far.
 *
 * @param restarts how often it was started again
 * @param instance what the runtime made of it the last time
 * @param last how it ended the last time
 * @param crashes the delay of its restarts
 * @param failures the delay of trying again to fetch or start it
 */
public record ContainerRun(
    ContainerForm form, ContainerState state, int restarts, Optional<Instance> instance, Optional<Termination> last,
    Backoff crashes, Backoff failures) {
  static ContainerRun of(ContainerForm form) {
    return new ContainerRun(
        form, new Idle(), 0, Optional.empty(), Optional.empty(), Backoff.NONE, Backoff.NONE);
  }

  ContainerRun in(ContainerState next) {
    return new ContainerRun(form, next, restarts, instance, last, crashes, failures);
  }

  ContainerRun asked(ContainerForm now) {
    return new ContainerRun(now, state, restarts, instance, last, crashes, failures);
  }

  /** It runs; without its ever having ended this is no restart. */
  ContainerRun began(Live live, Instance made) {
    int count = last.isPresent() ? restarts + 1 : restarts;
    return new ContainerRun(form, live, count, Optional.of(made), last, crashes, Backoff.NONE);
  }

  ContainerRun ended(Termination how) {
    return new ContainerRun(form, state, restarts, instance, Optional.of(how), crashes, failures);
  }

  ContainerRun delayed(Backoff crashes, Backoff failures) {
    return new ContainerRun(form, state, restarts, instance, last, crashes, failures);
  }

  String name() {
    return form.name();
  }

  boolean is(ContainerRole role) {
    return form.role() == role;
  }

  /** Whether something of it runs. */
  boolean isAlive() {
    return state instanceof Live || state instanceof Halting;
  }

  boolean isReady() {
    return switch (state) {
      case Live live -> live.ready();
      case Halting halting -> halting.was().ready();
      case Idle _, Fetching _, FetchFailed _, FetchDelayed _, Creating _, CreateFailed _, Crashed _, Done _ -> false;
    };
  }

  boolean isDone() {
    return state instanceof Done;
  }

  boolean hasSucceeded() {
    return isDone() && last.map(Termination::succeeded).orElse(false);
  }

  /** When time alone takes it further. */
  Optional<Instant> wakeAt() {
    return switch (state) {
      case FetchFailed failed -> Optional.of(failed.until());
      case FetchDelayed delayed -> Optional.of(delayed.until());
      case CreateFailed failed -> Optional.of(failed.until());
      case Crashed crashed -> Optional.of(crashed.until());
      case Idle _, Fetching _, Creating _, Live _, Halting _, Done _ -> Optional.empty();
    };
  }
}
