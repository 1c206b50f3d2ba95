package dev.keelson.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that has arrived, whichever HTTP it came by. */
final class Request implements HttpCall {
  private static final Logger LOG = LoggerFactory.getLogger(Request.class);

  private final String method;
  private final RequestTarget target;
  private final Function<String, Optional<String>> headers;
  private final byte[] body;
  private final Replier reply;
  private final AtomicBoolean answered = new AtomicBoolean();

  Request(
      String method,
      RequestTarget target,
      Function<String, Optional<String>> headers,
      byte[] body,
      Replier reply) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
    this.reply = reply;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return target.path();
  }

  @Override
  public String pathOctets() {
    return target.pathOctets();
  }

  @Override
  public String rawQuery() {
    return target.rawQuery();
  }

  @Override
  public Map<String, List<String>> query() {
    return target.query();
  }

  @Override
  public Optional<String> header(String name) {
    return headers.apply(name);
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public String target() {
    return target.raw();
  }

  @Override
  public void respond(int status, String contentType, byte[] body) {
    respond(status, contentType, body, Map.of());
  }

  @Override
  public void respond(int status, String contentType, byte[] body, Map<String, String> headers) {
    claim();
    reply.reply(new Answer(status, all(contentType, headers), body));
  }

  @Override
  public AnswerStream begin(int status, String contentType, Map<String, String> headers) {
    claim();
    return reply.begin(new Answer(status, all(contentType, headers), new byte[0]));
  }

  private void claim() {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException(method + " " + target.raw() + " was answered twice");
    }
  }

  private static Map<String, String> all(String contentType, Map<String, String> headers) {
    var all = new LinkedHashMap<String, String>();
    if (!contentType.isEmpty()) {
      all.put("content-type", contentType);
    }
    all.putAll(headers);
    return all;
  }

  /** Runs the handler. One that throws has answered 500. */
  void handleBy(HttpHandler handler) {
    try {
      handler.handle(this);
    } catch (RuntimeException | Error broken) {
      LOG.error("failed to answer {} {}", method, target.raw(), broken);
      if (answered.compareAndSet(false, true)) {
        reply.reply(Answer.refusal(500, "Internal Server Error"));
      }
    }
  }
}
