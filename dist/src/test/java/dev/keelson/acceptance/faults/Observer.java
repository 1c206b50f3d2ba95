package dev.keelson.acceptance.faults;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.wire.WatchStream;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches every key on one member. When the stream breaks it comes back to the same member and asks for the revision
 * after the last it saw, as every client library does.
 */
final class Observer implements AutoCloseable {
  private static final ByteString EVERYTHING = ByteString.copyFrom(new byte[1]);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** One change of one key. */
  record Seen(long revision, String key) {}

  private final Member member;
  private final List<Seen> seen = new ArrayList<>();
  private Optional<Wire> wire = Optional.empty();
  private Optional<WatchStream> stream = Optional.empty();
  private volatile long lastRevision;
  private int taken;

  /** @param after the first event is the one after this revision */
  Observer(Member member, long after) {
    this.member = member;
    this.lastRevision = after;
  }

  long lastRevision() {
    return lastRevision;
  }

  /** Complete once the thread that looks has ended. */
  List<Seen> seen() {
    return seen;
  }

  /** Takes what has come; fails when a revision comes twice, comes late, or is split over two responses. */
  void look() {
    if (stream.isEmpty()) {
      connect();
    }
    var watch = stream.orElseThrow();
    var responses = watch.responsesAfter(taken);
    taken += responses.size();
    responses.forEach(this::take);
    if (watch.failure().isPresent()) {
      disconnect();
    }
    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
  }

  private void take(WatchResponse response) {
    if (response.getCanceled()) {
      throw new AssertionError("the watch on " + member.name() + " was cancelled: " + response);
    }
    long before = lastRevision;
    for (var event : response.getEventsList()) {
      long revision = event.getKv().getModRevision();
      if (revision <= before || revision < lastRevision) {
        throw new AssertionError("the watch on %s had seen revision %d and then got revision %d of %s".formatted(
            member.name(), lastRevision, revision, event.getKv().getKey().toStringUtf8()));
      }
      seen.add(new Seen(revision, event.getKv().getKey().toStringUtf8()));
      lastRevision = revision;
    }
  }

  private void connect() {
    var connection = Wire.to(member);
    var watch = connection.watch();
    watch.create(WatchCreateRequest.newBuilder()
        .setKey(EVERYTHING).setRangeEnd(EVERYTHING).setStartRevision(lastRevision + 1).build());
    wire = Optional.of(connection);
    stream = Optional.of(watch);
    taken = 0;
  }

  /** Once its thread has ended. */
  @Override
  public void close() {
    disconnect();
  }

  private void disconnect() {
    wire.ifPresent(Wire::close);
    wire = Optional.empty();
    stream = Optional.empty();
  }
}
