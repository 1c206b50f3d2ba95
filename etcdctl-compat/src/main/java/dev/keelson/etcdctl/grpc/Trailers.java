package dev.keelson.etcdctl.grpc;

import dev.keelson.etcdctl.http2.ErrorCode;
import dev.keelson.etcdctl.http2.HeaderField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads how a call ended out of header fields or out of an HTTP/2 error code (gRPC over HTTP/2, "Errors"). */
final class Trailers {
  private Trailers() {}

  /** The status, where the fields have one. */
  static Optional<Status> status(List<HeaderField> fields) {
    return value(fields, "grpc-status")
        .map(number -> new Status(StatusCode.of(number), unescape(value(fields, "grpc-message").orElse(""))));
  }

  /** An answer that is not gRPC's: a proxy, or some other server on this port. */
  static Optional<Status> foreign(List<HeaderField> fields) {
    var status = value(fields, ":status").orElse("");
    var type = value(fields, "content-type").orElse("");
    if (status.equals("200") && type.startsWith("application/grpc")) {
      return Optional.empty();
    }
    var code = switch (status) {
      case "400" -> StatusCode.INTERNAL;
      case "401" -> StatusCode.UNAUTHENTICATED;
      case "403" -> StatusCode.PERMISSION_DENIED;
      case "404" -> StatusCode.UNIMPLEMENTED;
      case "429", "502", "503", "504" -> StatusCode.UNAVAILABLE;
      default -> StatusCode.UNKNOWN;
    };
    return Optional.of(new Status(code, "the server answers with HTTP status " + status + " and content type \"" + type
        + "\", which is not gRPC: is this an etcd endpoint?"));
  }

  static Status of(ErrorCode reset) {
    var code = switch (reset) {
      case REFUSED_STREAM -> StatusCode.UNAVAILABLE;
      case CANCEL -> StatusCode.CANCELLED;
      case ENHANCE_YOUR_CALM -> StatusCode.RESOURCE_EXHAUSTED;
      case INADEQUATE_SECURITY -> StatusCode.PERMISSION_DENIED;
      case NO_ERROR, PROTOCOL_ERROR, INTERNAL_ERROR, FLOW_CONTROL_ERROR, SETTINGS_TIMEOUT, STREAM_CLOSED,
          FRAME_SIZE_ERROR, COMPRESSION_ERROR, CONNECT_ERROR, HTTP_1_1_REQUIRED -> StatusCode.INTERNAL;
    };
    return new Status(code, "stream terminated by RST_STREAM with error code: " + reset);
  }

  private static Optional<String> value(List<HeaderField> fields, String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(HeaderField::value).findFirst();
  }

  /** Percent signs and all that is not printable ASCII come as %XX, the octets of UTF-8. */
  private static String unescape(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var octets = new ByteArrayOutputStream(text.length());
    for (var i = 0; i < text.length(); i++) {
      var digits = text.charAt(i) == '%' && i + 2 < text.length() ? text.substring(i + 1, i + 3) : "";
      if (digits.chars().filter(digit -> Character.digit(digit, 16) >= 0).count() == 2) {
        octets.write(Integer.parseInt(digits, 16));
        i += 2;
      } else {
        octets.write(text.charAt(i));
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }
}
