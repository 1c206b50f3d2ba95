package dev.keelson.acceptance.faults;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.wire.Wire;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A client that goes to the next member when one does not answer. Owned by one thread. */
final class Roamer implements AutoCloseable {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(3);
  // A member that refuses at once must not be asked ten thousand times a second.
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(20);

  private final Cluster cluster;
  private int member;
  private Wire wire;

  Roamer(Cluster cluster, int member) {
    this.cluster = cluster;
    this.member = member;
    this.wire = Wire.to(cluster.member(member), CALL_LIMIT);
  }

  /** The answer, or nothing when it is unknown whether the call had an effect. */
  <T> Optional<T> call(Function<Wire, T> call) {
    try {
      return Optional.of(call.apply(wire));
    } catch (StatusRuntimeException failed) {
      moveOn();
      return Optional.empty();
    }
  }

  private void moveOn() {
    LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
    wire.close();
    member = (member + 1) % cluster.members().size();
    wire = Wire.to(cluster.member(member), CALL_LIMIT);
  }

  @Override
  public void close() {
    wire.close();
  }
}
