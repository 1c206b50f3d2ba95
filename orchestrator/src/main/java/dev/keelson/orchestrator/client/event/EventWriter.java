package dev.keelson.orchestrator.client.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.client.event.Correlator.Verdict;
import dev.keelson.orchestrator.client.event.Correlator.Written;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events to the API, one after the other, on a thread of its own. */
public final class EventWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);

  private final ApiClient client;
  private final InstantSource clock;
  private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(Limits.WAITING_MAX);
  private final Correlator correlator = new Correlator();
  private final Thread thread;

  private record Told(EventSource source, Happening event) {}

  private EventWriter(ApiClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("events").unstarted(this::run);
  }

  public static EventWriter start(ApiClient client, InstantSource clock) {
    var writer = new EventWriter(client, clock);
    writer.thread.start();
    return writer;
  }

  /** The recorder of one component. */
  public EventRecorder recorder(EventSource source) {
    return (about, type, reason, message) -> {
      var event = new Happening(Happening.Subject.of(about), type, reason, message, clock.instant());
      if (!waiting.offer(new Told(source, event))) {
        LOG.debug("dropped an event of {}: {}", source.component(), message);
      }
    };
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        var told = waiting.take();
        try {
          write(told.source(), told.event());
        } catch (Refusal | Unreachable lost) {
          LOG.debug("an event of {} is lost: {}", told.source().component(), lost.getMessage());
        }
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(EventSource source, Happening event) {
    switch (correlator.judge(source, event)) {
      case Verdict.Drop() -> { }
      case Verdict.Create create -> create(source, event, create);
      case Verdict.Count count -> count(source, event, count);
    }
  }

  private void create(EventSource source, Happening event, Verdict.Create create) {
    var created = client.create(ResourceTypes.EVENTS, event.namespace(), event.event(source, create.message()));
    correlator.written(create.same(), new Written(Metadata.name(created), 1));
  }

  private void count(EventSource source, Happening event, Verdict.Count count) {
    var body = JsonNodeFactory.instance.objectNode().put("count", count.written().count())
        .put("message", count.message()).put("lastTimestamp", Times.seconds(event.at()));
    try {
      client.patch(ResourceTypes.EVENTS, new ObjectKey(event.namespace(), count.written().name()),
          Patch.strategic(body));
      correlator.written(count.same(), count.written());
    } catch (Refusal refused) {
      if (refused.reason() != Reason.NOT_FOUND) {
        throw refused;
      }
      // Events are kept for an hour.
      correlator.forget(count.same());
      create(source, event, new Verdict.Create(count.same(), count.message()));
    }
  }
}
