package dev.keelson.orchestrator.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.status.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects from JSON. */
final class JsonBodies {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Limits.DEPTH_MAX).build())
      .build();

  private static final String NO_KIND = "couldn't get version/kind; json parse error: ";
  private static final String NAMED =
      "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }";

  private JsonBodies() {}

  static ObjectNode object(byte[] body, StructShape shape, Findings findings) {
    try (var tokens = FACTORY.createParser(body)) {
      var object = object(tokens, shape, findings);
      if (tokens.nextToken() != null) {
        throw new Unreadable(NO_KIND + GoSyntax.explain(body));
      }
      return object;
    } catch (JsonProcessingException broken) {
      throw new Unreadable(NO_KIND + GoSyntax.explain(body));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static ObjectNode object(JsonNode tree, StructShape shape, Findings findings) {
    try (var tokens = tree.traverse()) {
      return object(tokens, shape, findings);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ObjectNode object(JsonParser tokens, StructShape shape, Findings findings) throws IOException {
    var token = tokens.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return Assembly.of(shape, new JsonNode[shape.fields().size()]);
    }
    if (token != JsonToken.START_OBJECT) {
      throw new Unreadable(NO_KIND + notAnObject(token));
    }
    return new TokenReader(tokens, findings).struct(shape);
  }

  private static String notAnObject(@Nullable JsonToken token) {
    return switch (token) {
      case null -> "unexpected end of JSON input";
      case START_ARRAY -> "json: cannot unmarshal array into Go value of type " + NAMED;
      case VALUE_STRING -> "json: cannot unmarshal string into Go value of type " + NAMED;
      case VALUE_TRUE, VALUE_FALSE -> "json: cannot unmarshal bool into Go value of type " + NAMED;
      default -> "json: cannot unmarshal number into Go value of type " + NAMED;
    };
  }

  static Document document(byte[] body) {
    try (var tokens = FACTORY.createParser(body)) {
      if (tokens.nextToken() == null) {
        throw Refusals.badRequest("unexpected end of JSON input");
      }
      var root = new TokenReader(tokens, new Findings()).any();
      if (tokens.nextToken() != null) {
        throw Refusals.badRequest(GoSyntax.explain(body));
      }
      return new Document(root, List.of());
    } catch (JsonProcessingException broken) {
      throw Refusals.badRequest(GoSyntax.explain(body));
    } catch (Unreadable unreadable) {
      throw Refusals.badRequest(unreadable.text());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** JSON inside another format. */
  static JsonNode any(byte[] text) {
    try (var tokens = FACTORY.createParser(text)) {
      tokens.nextToken();
      return new TokenReader(tokens, new Findings()).any();
    } catch (JsonProcessingException broken) {
      throw new Unreadable(GoSyntax.explain(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
