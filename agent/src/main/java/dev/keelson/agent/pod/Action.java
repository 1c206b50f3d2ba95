package dev.keelson.agent.pod;

import java.time.Duration;

/** What a machine asks for. A runtime answers with signals. */
public sealed interface Action {
  /** Make the sandbox: namespaces, network, volumes. */
  record Prepare() implements Action {}

  record Fetch(ContainerForm container) implements Action {}

  /** Start it for the {@code attempt}th time, from 0. */
  record Begin(ContainerForm container, int attempt) implements Action {}

  /** Tell it to end, and kill it after so long. May come again with less time. */
  record Halt(ContainerForm container, Duration grace) implements Action {}

  /** Remove the sandbox; nothing runs in it. */
  record Clear() implements Action {}

  /** Record an event; {@code fieldPath} is empty when it is about the pod. */
  record Tell(boolean warning, String reason, String message, String fieldPath) implements Action {}
}
