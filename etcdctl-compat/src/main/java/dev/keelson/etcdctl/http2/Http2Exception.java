package dev.keelson.etcdctl.http2;

import java.io.IOException;
import java.io.Serial;

/** The peer broke the protocol: the connection is of no further use. */
final class Http2Exception extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final ErrorCode code;

  Http2Exception(ErrorCode code, String text) {
    super(text);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
