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
import dev.keelson.agent.pod.Stage.Ended;
import dev.keelson.agent.pod.Stage.Stopping;
import java.time.Duration;
import java.util.List;

/** Containers that end by themselves, and pods that are made to. */
final class Ending {
  private Ending() {}

  static void exited(Turn turn, Signal.Exited exited) {
    turn.container(exited.container()).ifPresent(run -> {
      switch (run.state()) {
        case Live live -> after(turn, ended(turn, run, live, exited.exitCode()), exited.exitCode());
        case Halting(var was, var startsAgain) -> {
          var ended = ended(turn, run, was, exited.exitCode());
          turn.put(ended.in(startsAgain ? new Crashed(turn.now) : new Done()));
        }
        case Idle _, Fetching _, FetchFailed _, FetchDelayed _, Creating _, CreateFailed _, Crashed _, Done _ -> { }
      }
    });
  }

  private static ContainerRun ended(Turn turn, ContainerRun run, Live live, int exitCode) {
    var id = run.instance().map(Instance::id).orElse("");
    return run.ended(Termination.of(exitCode, live.startedAt(), turn.now, id));
  }

  /** The first restart comes at once, the next ones after ever longer. */
  private static void after(Turn turn, ContainerRun run, int exitCode) {
    if (turn.stage instanceof Stopping || !run.form().role().startsAgain(exitCode, turn.form.restartPolicy())) {
      turn.put(run.in(new Done()));
      return;
    }
    var delay = run.crashes().at(turn.now);
    if (!delay.delay().isZero()) {
      turn.warn(run, "BackOff", "Back-off restarting failed container %s in pod %s_%s(%s)"
          .formatted(run.name(), turn.form.name(), turn.form.namespace(), turn.form.uid()));
    }
    turn.put(run.delayed(delay, run.failures()).in(new Crashed(turn.now.plus(delay.delay()))));
  }

  /** Main containers end together, then sidecars one after another, the last one first. */
  static void stop(Turn turn, Stopping stopping) {
    turn.containers.replaceAll(Ending::giveUp);
    var grace = Duration.between(turn.now, stopping.killAt());
    var first = turn.containers.stream().filter(run -> !run.is(ContainerRole.SIDECAR)).toList();
    first.forEach(run -> halt(turn, run, grace));
    if (first.stream().anyMatch(Ending::isBusy)) {
      return;
    }
    for (var run : turn.containers.reversed()) {
      if (isBusy(run)) {
        halt(turn, run, grace);
        return;
      }
    }
    clear(turn, stopping);
  }

  /** What has not been started, or not again, will not be. */
  private static ContainerRun giveUp(ContainerRun run) {
    return switch (run.state()) {
      case Idle _, Fetching _, FetchFailed _, FetchDelayed _, CreateFailed _, Crashed _ ->
          run.in(run.last().isPresent() ? new Done() : new Idle());
      case Creating _, Live _, Halting _, Done _ -> run;
    };
  }

  /** What is being started cannot be told to end: it is told when it runs. */
  private static boolean isBusy(ContainerRun run) {
    return run.isAlive() || run.state() instanceof Creating;
  }

  private static void halt(Turn turn, ContainerRun run, Duration grace) {
    if (run.state() instanceof Live live) {
      turn.tell(run, "Killing", "Stopping container " + run.name());
      turn.actions.add(new Action.Halt(run.form(), grace.isNegative() ? Duration.ZERO : grace));
      turn.put(run.in(new Halting(live, false)));
    }
  }

  private static void clear(Turn turn, Stopping stopping) {
    boolean initialised = turn.step().run().isInitialised();
    for (var run : List.copyOf(turn.containers)) {
      if (initialised && run.is(ContainerRole.MAIN) && !run.isDone()) {
        turn.put(run.ended(run.last().orElseGet(Termination::unknown)).in(new Done()));
      }
    }
    if (!turn.address.isEmpty()) {
      turn.actions.add(new Action.Clear());
    }
    turn.stage = new Ended(stopping.cause());
  }
}
