package dev.keelson.etcdctl.v2.http;

import java.io.Serial;

/** There is no answer; the message is Go's. */
public final class HttpException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** How far the call came. */
  public enum Kind {
    /** No connection, or it broke: somebody else may be asked. */
    CONNECTION,
    /** The caller's time is up. */
    DEADLINE,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;

  HttpException(String text) {
    this(Kind.OTHER, text);
  }

  public HttpException(Kind kind, String text) {
    super(text, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
