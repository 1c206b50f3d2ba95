package dev.keelson.agent.pod;

import dev.keelson.agent.pod.Stage.Cause;
import dev.keelson.agent.pod.Stage.Ended;
import dev.keelson.agent.pod.Stage.Initialising;
import dev.keelson.agent.pod.Stage.Preparing;
import dev.keelson.agent.pod.Stage.Stopping;
import dev.keelson.agent.pod.Stage.Working;
import java.time.Instant;

/**
 * What becomes of a pod: first the signal is taken down where it belongs, then the pod goes as far as it can.
 *
 * <p>The same run, signal and time give the same step. Signals that come too late, or twice, change nothing.
 */
public final class PodMachine {
  private PodMachine() {}

  /** The first step of a pod that nothing is known of. */
  public static Step begin(PodForm form, Instant now) {
    var turn = new Turn(PodRun.fresh(form, now), now);
    if (form.deleting()) {
      turn.stage = new Stopping(Cause.DELETED, now);
    } else {
      turn.actions.add(new Action.Prepare());
    }
    return settle(turn);
  }

  /** The first step of a pod that was looked after before. */
  public static Step resume(PodRun run, Instant now) {
    return on(run, new Signal.Asked(run.form()), now);
  }

  public static Step on(PodRun run, Signal signal, Instant now) {
    var turn = new Turn(run, now);
    switch (signal) {
      case Signal.Asked(var form) -> Asking.take(turn, form);
      case Signal.Sandboxed(var address) -> sandboxed(turn, address);
      case Signal.FetchBegan began -> Starting.fetchBegan(turn, began);
      case Signal.Fetched fetched -> Starting.fetched(turn, fetched);
      case Signal.FetchRefused refused -> Starting.fetchRefused(turn, refused);
      case Signal.Began began -> Starting.began(turn, began);
      case Signal.BeginRefused refused -> Starting.beginRefused(turn, refused);
      case Signal.Exited exited -> Ending.exited(turn, exited);
      case Signal.Probed probed -> Starting.probed(turn, probed);
      case Signal.Tick _ -> { }
    }
    return settle(turn);
  }

  private static void sandboxed(Turn turn, String address) {
    if (turn.stage instanceof Preparing) {
      turn.address = address;
      turn.stage = new Initialising();
    }
  }

  /** Each stage leads to a later one only, so this ends. */
  private static Step settle(Turn turn) {
    Stage before;
    do {
      before = turn.stage;
      expire(turn);
      switch (turn.stage) {
        case Initialising _ -> Progress.initialise(turn);
        case Working _ -> Progress.work(turn);
        case Stopping stopping -> Ending.stop(turn, stopping);
        case Preparing _, Ended _ -> { }
      }
    } while (!turn.stage.equals(before));
    return turn.step();
  }

  private static void expire(Turn turn) {
    var life = turn.form.lifeMax();
    boolean young = life.isEmpty() || turn.now.isBefore(turn.startTime.plus(life.get()));
    if (young || turn.stage instanceof Stopping || turn.stage instanceof Ended) {
      return;
    }
    turn.stage = new Stopping(Cause.DEADLINE, turn.now.plus(turn.form.grace()));
    turn.actions.add(new Action.Tell(
        false, "DeadlineExceeded", "Pod was active on the node longer than the specified deadline", ""));
  }

}
