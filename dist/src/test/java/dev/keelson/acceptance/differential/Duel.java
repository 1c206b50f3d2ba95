package dev.keelson.acceptance.differential;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.lifecycle.Store;

/** A real etcd and ours, playing the same sequence; stops at the first difference. */
final class Duel implements Store.CloseOnReset {
  private static final Duration EVENT_LIMIT = Duration.ofSeconds(10);

  private final Side reference;
  private final Side ours;
  private final List<Watching> watching = new ArrayList<>();
  private final Map<Long, Long> settled = new HashMap<>();
  private long compacted = 1;

  private Duel(Side reference, Side ours) {
    this.reference = reference;
    this.ours = ours;
  }

  /** A watcher both sides have, and what the compacted revision was when it was opened. */
  private record Watching(long id, WatchCreateRequest request, long compactedThen) {
    boolean seesDeletions() {
      return !request.getFiltersList().contains(WatchCreateRequest.FilterType.NODELETE);
    }
  }

  /**
   * One member of etcd is enough to know the answer. More would be too many: a transaction whose taken branch reads at
   * a future revision is refused by the member that was asked, but moves the revision of the other members of an etcd
   * 3.4.
   */
  static Duel start() {
    var program = Program.underTest();
    var reference = new Side(Cluster.start(Program.reference(), 1));
    try {
      return new Duel(reference, new Side(Cluster.start(program, program.isReference() ? 1 : 3)));
    } catch (RuntimeException | Error failed) {
      reference.close();
      throw failed;
    }
  }

  void play(List<Step.At> steps) {
    try {
      playAll(steps);
    } catch (StatusRuntimeException broken) {
      throw new AssertionError(broken + "\n" + reference.logs() + "\n" + ours.logs(), broken);
    }
  }

  private void playAll(List<Step.At> steps) {
    int watchMember = steps.isEmpty() ? 0 : steps.getFirst().member();
    reference.begin(watchMember);
    ours.begin(watchMember);
    watching.clear();
    settled.clear();
    compacted = 1;
    for (var step : steps) {
      play(step);
    }
    settle();
    compareStories();
  }

  private void play(Step.At at) {
    switch (at.step()) {
      case Step.OpenWatch(var request) -> open(at, request);
      case Step.CancelWatch(var id) -> cancel(id);
      case Step.Compact(var request) -> {
        // A watcher that still reads history may or may not make it before the compaction: let all arrive first.
        settle();
        var answer = equal(at, reference.play(at), ours.play(at));
        if (answer.startsWith("header")) {
          compacted = request.getRevision();
        }
      }
      case Step.Range _, Step.Put _, Step.Delete _, Step.Txn _, Step.Grant _, Step.Revoke _, Step.TimeToLive _,
          Step.KeepAlive _, Step.Leases _ -> equal(at, reference.play(at), ours.play(at));
    }
  }

  private void open(Step.At at, WatchCreateRequest request) {
    equal(at, reference.openWatch(request), ours.openWatch(request));
    if (reference.watchers().lastRefused()) {
      return;
    }
    long id = reference.watchers().lastId();
    watching.add(new Watching(id, request, compacted));
    if (isCompacted(request.getStartRevision())) {
      reference.bury(id);
      ours.bury(id);
    }
  }

  private boolean isCompacted(long start) {
    return start == Revisions.COMPACTED || (start > 0 && start < compacted);
  }

  private void cancel(long id) {
    settle();
    if (watching.stream().noneMatch(watcher -> watcher.id() == id)) {
      return;
    }
    if (!reference.watchers().isCancelled(id)) {
      reference.watchers().cancel(id);
      ours.watchers().cancel(id);
    }
    compareStories();
    watching.removeIf(watcher -> watcher.id() == id);
  }

  /**
   * Writes something that each watcher must see, and waits until it has. What is written for the next watcher may or
   * may not have come to this one: stories are compared up to what each was waited for.
   */
  private void settle() {
    for (var watcher : watching) {
      // An empty key stands for the smallest one.
      var key = watcher.request().getKey().isEmpty() ? Steps.bytes("\0") : watcher.request().getKey();
      arrive(reference, watcher, key);
      arrive(ours, watcher, key);
    }
  }

  private void arrive(Side side, Watching watcher, ByteString key) {
    var touched = side.touch(key);
    long awaited = watcher.seesDeletions() ? touched.deletedAt() : touched.putAt();
    settled.put(watcher.id(), side.relative(awaited));
    if (watcher.request().getStartRevision() > side.relative(awaited)) {
      return;
    }
    Await.until("watcher " + watcher + " sees revision " + side.relative(awaited), EVENT_LIMIT,
        () -> side.watchers().story(watcher.id(), Long.MAX_VALUE) + "\n" + side.logs(),
        () -> side.watchers().hasReached(watcher.id(), awaited));
  }

  private void compareStories() {
    for (var watcher : watching) {
      var expected = comparable(reference, watcher);
      var actual = comparable(ours, watcher);
      if (!expected.equals(actual)) {
        throw new AssertionError("watcher %s saw on etcd\n%s\nand on ours\n%s".formatted(watcher, expected, actual));
      }
    }
  }

  private List<String> comparable(Side side, Watching watcher) {
    var story = side.watchers().story(watcher.id(), settled.getOrDefault(watcher.id(), 0L));
    return Differences.comparable(story, watcher.request().getStartRevision(), watcher.compactedThen());
  }

  private static String equal(Step.At at, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("etcd and ours differ on%s%n--- etcd%n%s%n--- ours%n%s".formatted(at, expected, actual));
    }
    return expected;
  }

  @Override
  public void close() {
    reference.close();
    ours.close();
  }
}
