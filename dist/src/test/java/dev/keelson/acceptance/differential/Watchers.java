package dev.keelson.acceptance.differential;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.wire.WatchStream;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.api.proto.mvcc.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All watchers of one sequence on one side: they share a stream. */
final class Watchers implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final Wire wire;
  private final Revisions revisions;
  private final WatchStream stream;
  private int created;

  Watchers(Wire wire, Revisions revisions) {
    this.wire = wire;
    this.revisions = revisions;
    this.stream = wire.watch();
  }

  Wire wire() {
    return wire;
  }

  /** Opens a watcher and gives its answer: the id, or why there is none. */
  String open(WatchCreateRequest request) {
    stream.create(revisions.absolute(request));
    created++;
    Await.until("an answer to a watch request", ANSWER_LIMIT, () -> "", () -> createdAnswers().size() >= created);
    var answer = createdAnswers().get(created - 1);
    return "id " + answer.getWatchId() + (answer.getCanceled() ? " refused: " + answer.getCancelReason() : "");
  }

  long lastId() {
    return createdAnswers().getLast().getWatchId();
  }

  boolean lastRefused() {
    return createdAnswers().getLast().getCanceled();
  }

  void cancel(long id) {
    stream.cancel(id);
    Await.until("the end of watcher " + id, ANSWER_LIMIT, () -> "", () -> isCancelled(id));
  }

  /** Cancels a watcher that the server has cancelled already: an etcd keeps its id taken until then. */
  void release(long id) {
    long before = cancellations(id);
    stream.cancel(id);
    Await.until("the second end of watcher " + id, ANSWER_LIMIT, () -> "", () -> cancellations(id) > before);
  }

  void awaitCancelled(long id) {
    Await.until("the server cancels watcher " + id, ANSWER_LIMIT, () -> "", () -> isCancelled(id));
  }

  boolean isCancelled(long id) {
    return cancellations(id) > 0;
  }

  private long cancellations(long id) {
    return stream.responses().stream()
        .filter(response -> response.getWatchId() == id && response.getCanceled()).count();
  }

  /** Whether the watcher has seen this revision, or never will. */
  boolean hasReached(long id, long revision) {
    return isCancelled(id) || events(id).stream().anyMatch(event -> event.getKv().getModRevision() == revision);
  }

  /** What a watcher got up to this (relative) revision or its end, as text without message boundaries. */
  List<String> story(long id, long until) {
    var story = new ArrayList<String>();
    for (var response : stream.responses()) {
      if (response.getWatchId() == id) {
        if (response.getCanceled()) {
          story.add("cancelled, compacted to %d, %s".formatted(
              revisions.relative(response.getCompactRevision()), response.getCancelReason()));
          return story;
        }
        response.getEventsList().stream()
            .filter(event -> revisions.relative(event.getKv().getModRevision()) <= until)
            .forEach(event -> story.add(revisions.relative(event).toString()));
      }
    }
    return story;
  }

  private List<Event> events(long id) {
    return stream.responses().stream()
        .filter(response -> response.getWatchId() == id)
        .flatMap(response -> response.getEventsList().stream())
        .toList();
  }

  private List<WatchResponse> createdAnswers() {
    return stream.responses().stream().filter(WatchResponse::getCreated).toList();
  }

  @Override
  public void close() {
    stream.close();
  }
}
