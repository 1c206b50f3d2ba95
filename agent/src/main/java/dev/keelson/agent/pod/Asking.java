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
import dev.keelson.agent.pod.Stage.Ended;
import dev.keelson.agent.pod.Stage.Initialising;
import dev.keelson.agent.pod.Stage.Preparing;
import dev.keelson.agent.pod.Stage.Stopping;
import dev.keelson.agent.pod.Stage.Working;
import java.time.Instant;

/** The pod is asked for, maybe otherwise than before: images may change, and it may have to go. */
final class Asking {
  private Asking() {}

  static void take(Turn turn, PodForm form) {
    turn.form = form;
    for (var asked : form.containers()) {
      turn.container(asked.name()).ifPresent(run -> take(turn, run, asked));
    }
    if (form.deleting()) {
      delete(turn);
    }
  }

  private static void take(Turn turn, ContainerRun run, ContainerForm asked) {
    var taken = run.asked(asked);
    turn.put(run.form().image().equals(asked.image()) ? taken : otherImage(turn, taken));
  }

  /** An image is all of a container that may change; one that runs is replaced, one that was delayed tries at once. */
  private static ContainerRun otherImage(Turn turn, ContainerRun run) {
    return switch (run.state()) {
      case Live live -> {
        turn.tell(run, "Killing", "Container " + run.name() + " definition changed, will be restarted");
        turn.actions.add(new Action.Halt(run.form(), turn.form.grace()));
        yield run.in(new Halting(live, true));
      }
      case FetchFailed _, FetchDelayed _, CreateFailed _, Crashed _ ->
          run.delayed(Backoff.NONE, Backoff.NONE).in(new Idle());
      case Fetching _ -> {
        turn.actions.add(new Action.Fetch(run.form()));
        yield run;
      }
      case Idle _, Creating _, Halting _, Done _ -> run;
    };
  }

  private static void delete(Turn turn) {
    var killAt = turn.now.plus(turn.form.grace());
    switch (turn.stage) {
      case Preparing _, Initialising _, Working _ -> turn.stage = new Stopping(Cause.DELETED, killAt);
      case Stopping stopping -> hasten(turn, stopping, killAt);
      case Ended _ -> { }
    }
  }

  /** A deletion never gives more time than there was, and takes nothing from a deadline's verdict. */
  private static void hasten(Turn turn, Stopping stopping, Instant killAt) {
    boolean sooner = killAt.isBefore(stopping.killAt());
    var cause = stopping.cause() == Cause.THROUGH ? Cause.DELETED : stopping.cause();
    turn.stage = new Stopping(cause, sooner ? killAt : stopping.killAt());
    if (sooner) {
      turn.containers.stream().filter(run -> run.state() instanceof Halting)
          .forEach(run -> turn.actions.add(new Action.Halt(run.form(), turn.form.grace())));
    }
  }
}
