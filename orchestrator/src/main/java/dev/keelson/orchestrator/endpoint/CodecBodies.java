package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.codec.Codec;
import dev.keelson.orchestrator.codec.Format;
import dev.keelson.orchestrator.codec.Target;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.verb.WriteOptions.FieldValidation;
import java.util.stream.Stream;

/** Reads bodies in each format that there is. */
final class CodecBodies implements BodyReader {
  private final Codec codec;

  CodecBodies(Codec codec) {
    this.codec = codec;
  }

  @Override
  public ObjectNode read(ApiCall call, Target target, FieldValidation validation) {
    var decoded = codec.decode(call.http().body(), format(call), target);
    Problems.judge(call, decoded, validation,
        text -> Refusals.badRequest("%s in version \"%s\" cannot be handled as a %s: %s".formatted(
            target.kind(), target.apiVersion().replaceFirst(".*/", ""), target.kind(), text)));
    return decoded.object();
  }

  /** A missing Content-Type means JSON. */
  private static Format format(ApiCall call) {
    var type = call.contentType().isEmpty() ? Format.JSON.mediaType() : call.contentType();
    return Stream.of(Format.values()).filter(format -> format.mediaType().equals(type)).findFirst()
        .orElseThrow(() -> Refusals.unsupportedMediaType(Format.mediaTypes()));
  }
}
