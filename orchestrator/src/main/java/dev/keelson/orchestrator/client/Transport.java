package dev.keelson.orchestrator.client;

import java.io.InputStream;

/** Carries requests to an API server and answers back. Callers wait; any number of them. */
public interface Transport {
  /** One request. */
  final class Request {
    private static final byte[] EMPTY = new byte[0];

    private final String method;
    private final String target;
    private final String contentType;
    private final byte[] body;

    /**
     * A request with a body, which it takes over.
     *
     * @param target path and query
     * @param contentType of the body; empty for none
     */
    public Request(String method, String target, String contentType, byte[] body) {
      this.method = method;
      this.target = target;
      this.contentType = contentType;
      this.body = body;
    }

    static Request get(String target) {
      return new Request("GET", target, "", EMPTY);
    }

    public String method() {
      return method;
    }

    public String target() {
      return target;
    }

    public String contentType() {
      return contentType;
    }

    public byte[] body() {
      return body;
    }
  }

  /** An answer that was read to its end. */
  final class Answer {
    private final int status;
    private final byte[] body;

    public Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    public int status() {
      return status;
    }

    public byte[] body() {
      return body;
    }
  }

  /**
   * An answer that is read as it comes.
   *
   * @param body closing it tells the server
   */
  record Flow(int status, InputStream body) {}

  /** Throws {@link Unreachable}. */
  Answer send(Request request);

  /** Throws {@link Unreachable}; the flow's reads then throw IOException. */
  Flow open(Request request);
}
