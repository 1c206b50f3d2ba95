package dev.keelson.api.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.util.Base64;
import java.util.Set;

/** gRPC's headers over HTTP/2: metadata in and out, status out ("gRPC over HTTP2", Requests and Responses). */
final class Headers {
  static final AsciiString CONTENT_TYPE = AsciiString.cached("content-type");
  static final AsciiString ENCODING = AsciiString.cached("grpc-encoding");
  static final AsciiString ACCEPT_ENCODING = AsciiString.cached("grpc-accept-encoding");
  static final AsciiString TIMEOUT = AsciiString.cached("grpc-timeout");
  private static final AsciiString GRPC = AsciiString.cached("application/grpc");
  private static final AsciiString STATUS = AsciiString.cached("grpc-status");
  private static final AsciiString MESSAGE = AsciiString.cached("grpc-message");
  private static final AsciiString OK = AsciiString.cached("200");

  /** Of the transport, not of the call. */
  private static final Set<String> TRANSPORT =
      Set.of("content-type", "te", "grpc-timeout", "grpc-encoding", "grpc-accept-encoding");

  private static final Http2Headers PLAIN_RESPONSE =
      ReadOnlyHttp2Headers.serverHeaders(false, OK, CONTENT_TYPE, GRPC);
  private static final Http2Headers PLAIN_TRAILERS =
      ReadOnlyHttp2Headers.trailers(false, STATUS, AsciiString.cached("0"));

  private Headers() {}

  static Metadata metadata(Http2Headers headers) {
    var metadata = new Metadata();
    for (var header : headers) {
      String name = header.getKey().toString();
      if (name.charAt(0) != ':' && !TRANSPORT.contains(name)) {
        add(metadata, name, header.getValue().toString());
      }
    }
    return metadata;
  }

  private static void add(Metadata metadata, String name, String value) {
    if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
      metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
      return;
    }
    var key = Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
    for (String one : value.split(",", -1)) {
      metadata.put(key, Base64.getDecoder().decode(one.strip()));
    }
  }

  static Http2Headers response(Metadata metadata) {
    return metadata.keys().isEmpty() ? PLAIN_RESPONSE : addAll(metadata, responseStart());
  }

  static Http2Headers trailers(Status status, Metadata metadata) {
    boolean plain = status.isOk() && status.getDescription() == null && metadata.keys().isEmpty();
    return plain ? PLAIN_TRAILERS : addStatus(status, addAll(metadata, new DefaultHttp2Headers(false)));
  }

  /** The whole answer in one frame. */
  static Http2Headers trailersOnly(Status status, Metadata metadata) {
    return addStatus(status, addAll(metadata, responseStart()));
  }

  private static Http2Headers responseStart() {
    return new DefaultHttp2Headers(false).status(OK).add(CONTENT_TYPE, GRPC);
  }

  private static Http2Headers addStatus(Status status, Http2Headers headers) {
    headers.set(STATUS, Integer.toString(status.getCode().value()));
    String description = status.getDescription();
    return description == null ? headers : headers.set(MESSAGE, PercentText.encode(description));
  }

  private static Http2Headers addAll(Metadata metadata, Http2Headers headers) {
    for (String name : metadata.keys()) {
      if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
        addBinary(metadata, name, headers);
      } else {
        addText(metadata, name, headers);
      }
    }
    return headers;
  }

  private static void addText(Metadata metadata, String name, Http2Headers headers) {
    var values = metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    if (values != null) {
      values.forEach(value -> headers.add(name, value));
    }
  }

  private static void addBinary(Metadata metadata, String name, Http2Headers headers) {
    var values = metadata.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER));
    if (values != null) {
      values.forEach(value -> headers.add(name, Base64.getEncoder().withoutPadding().encodeToString(value)));
    }
  }
}
