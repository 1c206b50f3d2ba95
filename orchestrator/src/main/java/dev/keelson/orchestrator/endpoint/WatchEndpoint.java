package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.cache.Change;
import dev.keelson.orchestrator.cache.Watch;
import dev.keelson.orchestrator.cache.WatchItem;
import dev.keelson.orchestrator.cache.WatchItem.Bookmark;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.call.PacedStream;
import dev.keelson.orchestrator.call.StatusJson;
import dev.keelson.orchestrator.request.Acceptance;
import dev.keelson.orchestrator.request.Acceptance.Form;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Changes of a collection, as they happen: a line of JSON each. */
final class WatchEndpoint implements Endpoint {
  private static final String TYPE = "application/json";

  private final Presenter presenter;
  private final RandomGenerator random;

  WatchEndpoint(Presenter presenter, RandomGenerator random) {
    this.presenter = presenter;
    this.random = random;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    served.warn(call);
    var acceptance = Acceptance.of(call.http());
    var query = ListOptions.watch(call.query(), random);
    try (var watch = served.cache().watch(query, Selections.of(call, served))) {
      var stream = new PacedStream(call.begin(200, TYPE));
      stream.onGone(watch::close);
      pump(watch, stream, change -> line(call, served, acceptance.form(), change), served);
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.EXPIRED) {
        throw refusal;
      }
      tooLate(call, refusal);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Line {
    byte[] of(Change change);
  }

  private static void pump(Watch watch, PacedStream stream, Line line, Served served) throws InterruptedException {
    for (var items = watch.next(); !items.isEmpty(); items = watch.next()) {
      var piece = new ByteArrayOutputStream();
      for (WatchItem item : items) {
        piece.writeBytes(switch (item) {
          case Change change -> line.of(change);
          case Bookmark bookmark -> bookmark(served, bookmark);
        });
      }
      stream.write(piece.toByteArray());
    }
    stream.end();
  }

  private byte[] line(ApiCall call, Served served, Form form, Change change) {
    return form == Form.WHOLE && !served.isConverted()
        ? change.as(Change.JSON_LINE)
        : line(change.type().name(), presenter.form(call, served, form, change.object().tree()));
  }

  private static byte[] bookmark(Served served, Bookmark bookmark) {
    var object = JsonNodeFactory.instance.objectNode()
        .put("kind", served.resource().kind()).put("apiVersion", served.resource().version().toString());
    var metadata = object.putObject("metadata").put("resourceVersion", String.valueOf(bookmark.revision()));
    metadata.putNull("creationTimestamp");
    if (bookmark.endOfState()) {
      metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
    }
    return line("BOOKMARK", object);
  }

  private static byte[] line(String type, JsonNode object) {
    var event = JsonNodeFactory.instance.objectNode().put("type", type);
    event.set("object", object);
    return (event + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A watch that asks for history which is gone is told so by an event. */
  private static void tooLate(ApiCall call, Refusal refusal) {
    call.replyBytes(200, TYPE, line("ERROR", StatusJson.of(refusal)));
  }
}
