package dev.keelson.api.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
  private final Consumer<Answer> reply;
  private final AtomicBoolean answered = new AtomicBoolean();

  /** {@code reply} is called at most once, on any thread. */
  Request(
      String method,
      RequestTarget target,
      Function<String, Optional<String>> headers,
      byte[] body,
      Consumer<Answer> reply) {
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
  public URI target() {
    return target.raw();
  }

  @Override
  public void respond(int status, String contentType, byte[] body) {
    respond(status, contentType, body, Map.of());
  }

  @Override
  public void respond(int status, String contentType, byte[] body, Map<String, String> headers) {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException(method + " " + target.raw() + " was answered twice");
    }
    var all = new LinkedHashMap<String, String>();
    if (!contentType.isEmpty()) {
      all.put("content-type", contentType);
    }
    all.putAll(headers);
    reply.accept(new Answer(status, all, body));
  }

  /** Runs the handler. One that throws has answered 500. */
  void handleBy(HttpHandler handler) {
    try {
      handler.handle(this);
    } catch (RuntimeException | Error broken) {
      LOG.error("failed to answer {} {}", method, target.raw(), broken);
      if (answered.compareAndSet(false, true)) {
        reply.accept(Answer.refusal(500, "Internal Server Error"));
      }
    }
  }
}
