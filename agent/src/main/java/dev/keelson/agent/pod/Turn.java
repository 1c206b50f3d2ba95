package dev.keelson.agent.pod;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run while one step is made of it: changed in place, by one thread, then given away as values. */
final class Turn {
  final Instant now;
  final List<Action> actions = new ArrayList<>();
  final List<ContainerRun> containers;
  final Instant startTime;
  PodForm form;
  Stage stage;
  String address;

  Turn(PodRun run, Instant now) {
    this.now = now;
    this.containers = new ArrayList<>(run.containers());
    this.startTime = run.startTime();
    this.form = run.form();
    this.stage = run.stage();
    this.address = run.address();
  }

  Optional<ContainerRun> container(String name) {
    return containers.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Puts the container in place of what it was. */
  void put(ContainerRun container) {
    containers.replaceAll(each -> each.name().equals(container.name()) ? container : each);
  }

  void tell(ContainerRun about, String reason, String message) {
    actions.add(new Action.Tell(false, reason, message, about.form().fieldPath()));
  }

  void warn(ContainerRun about, String reason, String message) {
    actions.add(new Action.Tell(true, reason, message, about.form().fieldPath()));
  }

  Step step() {
    return new Step(new PodRun(form, stage, containers, startTime, address), actions);
  }
}
