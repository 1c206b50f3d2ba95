package dev.keelson.agent.pod;

import dev.keelson.agent.pod.ContainerState.CreateFailed;
import dev.keelson.agent.pod.ContainerState.Creating;
import dev.keelson.agent.pod.ContainerState.FetchFailed;
import dev.keelson.agent.pod.ContainerState.Fetching;
import dev.keelson.agent.pod.ContainerState.Live;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A container on its way up: its image, then its process, then what its probes say. */
final class Starting {
  /** So long a failed pull is shown as ErrImagePull, before it is shown as waiting for the next. */
  static final Duration FAILURE_SHOWN = Duration.ofSeconds(2);

  /** The one failure that is shown as another while it is waited for the next try. */
  static final String PULL_FAILED = "ErrImagePull";

  private Starting() {}

  /** From anywhere where it does not run. */
  static void fetch(Turn turn, ContainerRun run) {
    turn.put(run.in(new Fetching()));
    turn.actions.add(new Action.Fetch(run.form()));
  }

  static void fetchBegan(Turn turn, Signal.FetchBegan began) {
    turn.container(began.container()).filter(run -> run.state() instanceof Fetching)
        .ifPresent(run -> turn.tell(run, "Pulling", "Pulling image \"" + run.form().image() + "\""));
  }

  static void fetched(Turn turn, Signal.Fetched fetched) {
    turn.container(fetched.container()).filter(run -> run.state() instanceof Fetching).ifPresent(run -> {
      turn.tell(run, "Pulled", fetched.took().map(took -> pulled(run, took)).orElseGet(() ->
          "Container image \"" + run.form().image() + "\" already present on machine"));
      turn.put(run.in(new Creating()));
      turn.actions.add(new Action.Begin(run.form(), run.last().isPresent() ? run.restarts() + 1 : run.restarts()));
    });
  }

  private static String pulled(ContainerRun run, Duration took) {
    var seconds = GoDuration.text(took);
    return "Successfully pulled image \"%s\" in %s (%s including waiting)"
        .formatted(run.form().image(), seconds, seconds);
  }

  static void fetchRefused(Turn turn, Signal.FetchRefused refused) {
    turn.container(refused.container()).filter(run -> run.state() instanceof Fetching).ifPresent(run -> {
      boolean pulled = refused.reason().equals(PULL_FAILED);
      turn.warn(run, pulled ? "Failed" : "InspectFailed", pulled
          ? "Failed to pull image \"" + run.form().image() + "\": " + refused.message()
          : refused.message());
      turn.warn(run, "Failed", "Error: " + refused.reason());
      turn.put(fails(turn, run, failing -> failing.in(new FetchFailed(refused.reason(), refused.message(),
          turn.now.plus(pulled ? FAILURE_SHOWN : failing.failures().delay())))));
    });
  }

  static void beginRefused(Turn turn, Signal.BeginRefused refused) {
    turn.container(refused.container()).filter(run -> run.state() instanceof Creating).ifPresent(run -> {
      turn.warn(run, "Failed", "Error: " + refused.message());
      turn.put(fails(turn, run, failing -> failing.in(
          new CreateFailed(refused.message(), turn.now.plus(failing.failures().delay())))));
    });
  }

  private static ContainerRun fails(Turn turn, ContainerRun run, UnaryOperator<ContainerRun> then) {
    return then.apply(run.delayed(run.crashes(), run.failures().at(turn.now).next(turn.now)));
  }

  /** Without a readiness probe it is ready as soon as it runs. */
  static void began(Turn turn, Signal.Began began) {
    turn.container(began.container()).filter(run -> run.state() instanceof Creating).ifPresent(run -> {
      var ready = !run.form().spec().has("readinessProbe");
      turn.tell(run, "Created", "Created container: " + run.name());
      turn.tell(run, "Started", "Started container " + run.name());
      turn.put(run.began(new Live(turn.now, ready), began.instance()));
    });
  }

  static void probed(Turn turn, Signal.Probed probed) {
    turn.container(probed.container()).ifPresent(run -> {
      if (run.state() instanceof Live live) {
        turn.put(run.in(new Live(live.startedAt(), probed.ready())));
      }
    });
  }
}
