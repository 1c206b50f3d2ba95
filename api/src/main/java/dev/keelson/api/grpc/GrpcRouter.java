package dev.keelson.api.grpc;

import dev.keelson.api.http2.Stream;
import dev.keelson.api.http2.StreamReader;
import dev.keelson.api.http2.StreamRouter;
import io.grpc.Metadata;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens a call for each stream that names a method, and refuses the others. */
public final class GrpcRouter implements StreamRouter {
  private static final Metadata.Key<String> ACCEPT_ENCODING =
      Metadata.Key.of(Headers.ACCEPT_ENCODING.toString(), Metadata.ASCII_STRING_MARSHALLER);

  private final Services services;
  private final CallSettings settings;

  public GrpcRouter(List<ServerServiceDefinition> services, CallSettings settings) {
    this.services = new Services(services);
    this.settings = settings;
  }

  /** Whether a request with this content type is gRPC: application/grpc, or that and a + or ; ("gRPC over HTTP2"). */
  public static boolean isGrpc(@Nullable CharSequence contentType) {
    String type = "application/grpc";
    if (contentType == null || !AsciiString.regionMatches(contentType, true, 0, type, 0, type.length())) {
      return false;
    }
    return contentType.length() == type.length() || "+;".indexOf(contentType.charAt(type.length())) >= 0;
  }

  @Override
  public @Nullable StreamReader open(Stream stream, Http2Headers headers, boolean last) {
    String path = String.valueOf(headers.path());
    var method = services.method(path);
    if (method == null) {
      refuse(stream, services.objection(path), new Metadata(), last);
      return null;
    }
    return check(stream, method, headers, last);
  }

  private @Nullable StreamReader check(
      Stream stream, ServerMethodDefinition<?, ?> method, Http2Headers headers, boolean last) {
    if (!AsciiString.contentEquals("POST", headers.method())) {
      var text = "http2Server.operateHeaders parsed a :method field: " + headers.method() + " which should be POST";
      refuse(stream, Status.INTERNAL.withDescription(text), new Metadata(), last);
      return null;
    }
    var encoding = headers.get(Headers.ENCODING);
    boolean gzip = encoding != null && AsciiString.contentEquals("gzip", encoding);
    if (encoding != null && !gzip && !AsciiString.contentEquals("identity", encoding)) {
      var text = "grpc: Decompressor is not installed for grpc-encoding \"" + encoding + '"';
      var accepted = new Metadata();
      accepted.put(ACCEPT_ENCODING, "gzip");
      refuse(stream, Status.UNIMPLEMENTED.withDescription(text), accepted, last);
      return null;
    }
    return start(stream, method, headers, gzip, last);
  }

  private @Nullable <Q, R> StreamReader start(
      Stream stream, ServerMethodDefinition<Q, R> method, Http2Headers headers, boolean gzip, boolean last) {
    try {
      var metadata = Headers.metadata(headers);
      var call = new GrpcCall<>(stream, method, settings, headers, gzip);
      call.start(method.getServerCallHandler(), metadata);
      return call;
    } catch (IllegalArgumentException malformed) {
      refuse(stream, Status.INTERNAL.withDescription(malformed.getMessage()), new Metadata(), last);
      return null;
    }
  }

  private static void refuse(Stream stream, Status why, Metadata metadata, boolean last) {
    stream.writeHeaders(Headers.trailersOnly(why, metadata), true).addListener(_ -> {
      if (!last) {
        stream.reset(Http2Error.NO_ERROR);
      }
    });
  }
}
