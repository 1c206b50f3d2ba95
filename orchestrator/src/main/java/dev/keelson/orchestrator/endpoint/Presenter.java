package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.cache.Listing;
import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.request.Acceptance;
import dev.keelson.orchestrator.request.Acceptance.Encoding;
import dev.keelson.orchestrator.request.Acceptance.Form;
import dev.keelson.orchestrator.table.Partial;
import dev.keelson.orchestrator.table.Tables;
import dev.keelson.orchestrator.table.Tables.Include;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Shows objects in the form that the client wants: whole, as a table, or only their metadata. */
final class Presenter {
  private static final String JSON = "application/json";

  private final InstantSource clock;

  Presenter(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers with one object, in the stored version. */
  void one(ApiCall call, Served served, int status, ObjectNode stored) {
    call.reply(status, form(call, served, Acceptance.of(call.http()).form(), stored));
  }

  /** Answers with one object as the cache has it: as it is, if that is what the client wants. */
  void entry(ApiCall call, Served served, Entry entry) {
    if (isPlain(Acceptance.of(call.http()), served)) {
      call.replyBytes(200, JSON, entry.bytes());
    } else {
      one(call, served, 200, entry.tree());
    }
  }

  /** An object of the stored version as the client sees it. */
  JsonNode form(ApiCall call, Served served, Form form, ObjectNode stored) {
    var object = served.fromStored(stored);
    return switch (form) {
      case WHOLE -> object;
      case TABLE -> table(call, served, List.of(object), version(object));
      case METADATA -> Partial.of(object);
    };
  }

  void list(ApiCall call, Served served, Listing listing) {
    var acceptance = Acceptance.of(call.http());
    if (isPlain(acceptance, served)) {
      stream(call, served, listing);
      return;
    }
    var objects = new ArrayList<ObjectNode>();
    listing.items().forEach(entry -> objects.add(served.fromStored(entry.tree())));
    call.reply(200, list(call, served, acceptance.form(), metadata(listing), objects));
  }

  /** A list of objects in the client's version. */
  JsonNode list(ApiCall call, Served served, Form form, ObjectNode metadata, List<ObjectNode> objects) {
    if (form == Form.TABLE) {
      return table(call, served, objects, metadata);
    }
    boolean partial = form == Form.METADATA;
    var list = JsonNodeFactory.instance.objectNode()
        .put("kind", partial ? "PartialObjectMetadataList" : served.resource().kind() + "List")
        .put("apiVersion", partial ? Partial.VERSION : served.resource().version().toString());
    list.set("metadata", metadata);
    var items = list.putArray("items");
    for (var object : objects) {
      items.add(partial ? Partial.of(object) : object.without(List.of("kind", "apiVersion")));
    }
    return list;
  }

  private ObjectNode table(ApiCall call, Served served, List<ObjectNode> objects, JsonNode metadata) {
    var include = switch (call.query().text("includeObject")) {
      case "None" -> Include.NONE;
      case "Object" -> Include.OBJECT;
      default -> Include.METADATA;
    };
    return Tables.of(served.resource().group(), served.resource().kind())
        .table(metadata, objects, include, clock.instant());
  }

  /** What a table of one object tells beside its row. */
  private static ObjectNode version(ObjectNode object) {
    return object.objectNode().put("resourceVersion", Metadata.resourceVersion(object));
  }

  static ObjectNode metadata(Listing listing) {
    var metadata = JsonNodeFactory.instance.objectNode().put("resourceVersion", String.valueOf(listing.revision()));
    if (!listing.continueToken().isEmpty()) {
      metadata.put("continue", listing.continueToken());
    }
    listing.remaining().ifPresent(remaining -> metadata.put("remainingItemCount", remaining));
    return metadata;
  }

  private static void stream(ApiCall call, Served served, Listing listing) {
    try (var out = call.stream(200, JSON)) {
      new ListBytes(served.resource(), metadata(listing)).write(listing.items(), out);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static boolean isPlain(Acceptance acceptance, Served served) {
    return acceptance.encoding() == Encoding.JSON && acceptance.form() == Form.WHOLE && !acceptance.pretty()
        && !served.isConverted();
  }
}
