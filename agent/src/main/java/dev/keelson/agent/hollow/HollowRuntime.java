package dev.keelson.agent.hollow;

import dev.keelson.agent.pod.Action;
import dev.keelson.agent.pod.ContainerForm;
import dev.keelson.agent.pod.Instance;
import dev.keelson.agent.pod.Signal;
import dev.keelson.agent.pod.Termination;
import dev.keelson.orchestrator.client.event.EventType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** Runs containers in name only: each action is answered by signals after a while. Owned by the loop. */
final class HollowRuntime {
  /** As kubelet asks again for a sandbox that could not be made. */
  private static final Duration SANDBOX_RETRY = Duration.ofSeconds(10);

  /** 128 and SIGTERM's number. */
  private static final int TOLD_TO_END = 143;

  private final Agenda agenda;
  private final Course course;
  private final RandomGenerator random;
  private final BiConsumer<Seat, Signal> hearing;

  HollowRuntime(Agenda agenda, Latency latency, RandomGenerator random, BiConsumer<Seat, Signal> hearing) {
    this.agenda = agenda;
    this.course = new Course(latency);
    this.random = random;
    this.hearing = hearing;
  }

  void act(Seat seat, Action action) {
    switch (action) {
      case Action.Prepare _ -> prepare(seat);
      case Action.Fetch(var container) -> fetch(seat, container);
      case Action.Begin(var container, int attempt) -> begin(seat, container, attempt);
      case Action.Halt(var container, var grace) -> halt(seat, container, grace);
      case Action.Clear _ -> clear(seat);
      case Action.Tell tell -> seat.node.events().record(seat.pod,
          tell.warning() ? EventType.WARNING : EventType.NORMAL, tell.reason(), tell.message());
    }
  }

  private void prepare(Seat seat) {
    var address = seat.run.form().hostNetwork() ? Optional.of(seat.node.address()) : seat.node.takeAddress();
    if (address.isPresent()) {
      answer(seat, Duration.ZERO, new Signal.Sandboxed(address.get()));
    } else if (!seat.run.hasEnded()) {
      seat.node.events().record(seat.pod, EventType.WARNING, "FailedCreatePodSandBox",
          "Failed to create pod sandbox: no free address on " + seat.node.name());
      agenda.after(SANDBOX_RETRY, () -> prepare(seat));
    }
  }

  private void clear(Seat seat) {
    if (!seat.run.form().hostNetwork()) {
      seat.node.giveAddress(seat.run.address());
    }
  }

  private void fetch(Seat seat, ContainerForm container) {
    var name = container.name();
    var image = container.image();
    boolean present = seat.node.hasImage(image);
    var objection = ImageName.objection(image);
    if (objection.isPresent()) {
      refuse(seat, name, "InvalidImageName",
          "Failed to apply default image tag \"" + image + "\": " + objection.get());
    } else if (present && !container.pullPolicy().equals("Always")) {
      answer(seat, Duration.ZERO, new Signal.Fetched(name, Optional.empty()));
    } else if (container.pullPolicy().equals("Never")) {
      refuse(seat, name, "ErrImageNeverPull",
          "Container image \"" + image + "\" is not present with pull policy of Never");
    } else {
      pull(seat, name, image);
    }
  }

  private void refuse(Seat seat, String container, String reason, String message) {
    answer(seat, Duration.ZERO, new Signal.FetchRefused(container, reason, message));
  }

  private void pull(Seat seat, String container, String image) {
    var took = course.latency().pull();
    answer(seat, Duration.ZERO, new Signal.FetchBegan(container));
    var failure = failure(ImageName.of(image));
    if (failure.isEmpty()) {
      seat.node.keepImage(image);
    }
    answer(seat, took, failure.<Signal>map(message -> new Signal.FetchRefused(container, "ErrImagePull", message))
        .orElseGet(() -> new Signal.Fetched(container, Optional.of(took))));
  }

  /** A registry of the domain that is never there (RFC 2606), or chance. */
  private Optional<String> failure(ImageName image) {
    if (image.registry().endsWith(".invalid")) {
      return Optional.of("failed to pull and unpack image \"" + image + "\": failed to resolve reference \"" + image
          + "\": dial tcp: lookup " + image.registry() + ": no such host");
    }
    return strikes() ? Optional.of("simulated failure") : Optional.empty();
  }

  private boolean strikes() {
    return course.latency().failureRate() > 0 && random.nextDouble() < course.latency().failureRate();
  }

  private void begin(Seat seat, ContainerForm container, int attempt) {
    var name = container.name();
    if (strikes()) {
      answer(seat, course.latency().start(), new Signal.BeginRefused(name, "simulated failure"));
      return;
    }
    int number = seat.attempts.merge(name, 1, Integer::sum);
    var image = ImageName.of(container.image());
    var instance = new Instance("hollow://" + Digest.of(seat.run.form().uid() + "/" + name + "/" + attempt),
        image.toString(), image.repository() + "@sha256:" + Digest.of(image.toString()));
    agenda.after(course.latency().start(), () -> {
      hearing.accept(seat, new Signal.Began(name, instance));
      run(seat, container, number, Duration.ZERO);
    });
  }

  /** A container runs that was begun before this process was. */
  void adopt(Seat seat, ContainerForm container, Duration age) {
    run(seat, container, seat.attempts.merge(container.name(), 1, Integer::sum), age);
  }

  private void run(Seat seat, ContainerForm container, int number, Duration age) {
    var name = container.name();
    var script = course.script(seat, container.spec());
    script.time().ifPresent(time -> {
      var left = time.minus(age);
      during(seat, name, number, left.isNegative() ? Duration.ZERO : left, new Signal.Exited(name, script.exitCode()));
    });
    if (container.spec().has("readinessProbe")) {
      course.untilReady(seat).ifPresent(
          time -> during(seat, name, number, time, new Signal.Probed(name, true)));
    }
  }

  private void halt(Seat seat, ContainerForm container, Duration grace) {
    var name = container.name();
    var time = course.stopTime(seat);
    boolean killed = time.compareTo(grace) > 0;
    during(seat, name, seat.attempts.getOrDefault(name, 0), killed ? grace : time,
        new Signal.Exited(name, killed ? Termination.KILLED : TOLD_TO_END));
  }

  private void answer(Seat seat, Duration delay, Signal signal) {
    agenda.after(delay, () -> hearing.accept(seat, signal));
  }

  /** A signal of one attempt of a container; a later attempt does not hear it. */
  private void during(Seat seat, String container, int number, Duration delay, Signal signal) {
    agenda.after(delay, () -> {
      if (seat.attempts.getOrDefault(container, 0) == number) {
        hearing.accept(seat, signal);
      }
    });
  }
}
