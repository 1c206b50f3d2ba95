package dev.keelson.agent.pod;

import java.time.Instant;

/**
 * How a container ended.
 *
 * @param reason {@code Completed}, {@code Error}, {@code OOMKilled} ...
 * @param message empty for none
 * @param id the runtime's name of what ended; empty when it never was
 */
public record Termination(
    int exitCode, String reason, String message, Instant startedAt, Instant finishedAt, String id) {
  /** What a process ends with that was killed: 128 and the signal's number. */
  public static final int KILLED = 137;

  static Termination of(int exitCode, Instant startedAt, Instant finishedAt, String id) {
    return new Termination(exitCode, exitCode == 0 ? "Completed" : "Error", "", startedAt, finishedAt, id);
  }

  /** Of a container that should have run and did not when its pod ended (kubelet's status manager). */
  static Termination unknown() {
    return new Termination(KILLED, "ContainerStatusUnknown",
        "The container could not be located when the pod was terminated", Instant.EPOCH, Instant.EPOCH, "");
  }

  boolean succeeded() {
    return exitCode == 0;
  }
}
