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
import dev.keelson.agent.pod.Stage.Cause;
import dev.keelson.agent.pod.Stage.Stopping;
import dev.keelson.agent.pod.Stage.Working;
import java.util.List;

/** A pod on its way up: init containers one after another, then the main ones, and again what has failed. */
final class Progress {
  private Progress() {}

  static void initialise(Turn turn) {
    retry(turn);
    for (var run : List.copyOf(turn.containers)) {
      if (run.is(ContainerRole.MAIN) || isOutOfTheWay(run)) {
        continue;
      }
      if (run.isDone()) {
        through(turn);
      } else if (run.state() instanceof Idle) {
        Starting.fetch(turn, run);
      }
      return;
    }
    turn.stage = new Working();
  }

  private static boolean isOutOfTheWay(ContainerRun run) {
    return run.is(ContainerRole.SIDECAR) ? run.isAlive() : run.hasSucceeded();
  }

  static void work(Turn turn) {
    retry(turn);
    var mains = turn.containers.stream().filter(run -> run.is(ContainerRole.MAIN)).toList();
    mains.stream().filter(run -> run.state() instanceof Idle).forEach(run -> Starting.fetch(turn, run));
    if (mains.stream().allMatch(ContainerRun::isDone)) {
      through(turn);
    }
  }

  private static void through(Turn turn) {
    turn.stage = new Stopping(Cause.THROUGH, turn.now.plus(turn.form.grace()));
  }

  private static void retry(Turn turn) {
    for (var run : List.copyOf(turn.containers)) {
      if (run.wakeAt().map(due -> !turn.now.isBefore(due)).orElse(false)) {
        retry(turn, run);
      }
    }
  }

  private static void retry(Turn turn, ContainerRun run) {
    switch (run.state()) {
      case FetchFailed failed when failed.reason().equals(Starting.PULL_FAILED) -> {
        turn.tell(run, "BackOff", "Back-off pulling image \"" + run.form().image() + "\"");
        turn.warn(run, "Failed", "Error: ImagePullBackOff");
        turn.put(run.in(new FetchDelayed(failed.message(), turn.now.plus(run.failures().delay()))));
      }
      case FetchFailed _, FetchDelayed _, CreateFailed _ -> Starting.fetch(turn, run);
      case Crashed _ -> Starting.fetch(turn, run.delayed(run.crashes().next(turn.now), run.failures()));
      case Idle _, Fetching _, Creating _, Live _, Halting _, Done _ -> { }
    }
  }
}
