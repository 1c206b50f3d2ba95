package dev.keelson.agent.pod;

import java.time.Instant;

/** Where a container stands, one after another unless something fails. */
public sealed interface ContainerState {
  /** Its turn has not come. */
  record Idle() implements ContainerState {}

  /** The runtime was asked for the image. */
  record Fetching() implements ContainerState {}

  /** The image could not be had; this is shown until {@code until}. */
  record FetchFailed(String reason, String message, Instant until) implements ContainerState {}

  /** The image is asked for again at {@code until}. */
  record FetchDelayed(String message, Instant until) implements ContainerState {}

  /** The runtime was asked to start it. */
  record Creating() implements ContainerState {}

  /** It could not be started; tried again at {@code until}. */
  record CreateFailed(String message, Instant until) implements ContainerState {}

  /** It runs. */
  record Live(Instant startedAt, boolean ready) implements ContainerState {}

  /** It runs, and was told to end. */
  record Halting(Live was, boolean startsAgain) implements ContainerState {}

  /** It ended, and is started again at {@code until}. */
  record Crashed(Instant until) implements ContainerState {}

  /** It ended, and is not started again. */
  record Done() implements ContainerState {}
}
