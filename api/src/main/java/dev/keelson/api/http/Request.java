package dev.keelson.api.http;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that has arrived, whichever HTTP it came by. */
final class Request implements HttpCall {
  private static final Logger LOG = LoggerFactory.getLogger(Request.class);

  private final String method;
  private final RequestTarget target;
  private final RequestHeaders headers;
  private final byte[] body;
  private final Visitor visitor;
  private final Replier reply;
  private final AtomicBoolean answered = new AtomicBoolean();

  Request(
      String method,
      RequestTarget target,
      RequestHeaders headers,
      byte[] body,
      Visitor visitor,
      Replier reply) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
    this.visitor = visitor;
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
    return headers.all(name).stream().findFirst();
  }

  @Override
  public List<String> headers(String name) {
    return headers.all(name);
  }

  @Override
  public Collection<String> headerNames() {
    return headers.names();
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
  public InetSocketAddress remoteAddress() {
    return visitor.address();
  }

  @Override
  public String scheme() {
    return visitor.secure() ? "https" : "http";
  }

  @Override
  public List<X509Certificate> clientCertificates() {
    return visitor.certificates();
  }

  @Override
  public void respond(int status, String contentType, byte[] body, List<Header> headers) {
    claim();
    reply.reply(new Answer(status, all(contentType, headers), body));
  }

  @Override
  public AnswerStream begin(int status, String contentType, List<Header> headers) {
    claim();
    return reply.begin(new Answer(status, all(contentType, headers), new byte[0]));
  }

  @Override
  public boolean upgrades() {
    return reply.upgrades();
  }

  @Override
  public Tunnel upgrade(List<Header> headers) {
    claim();
    return reply.upgrade(new Answer(101, headers, new byte[0]));
  }

  private void claim() {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException(method + " " + target.raw() + " was answered twice");
    }
  }

  private static List<Header> all(String contentType, List<Header> headers) {
    if (contentType.isEmpty()) {
      return headers;
    }
    var all = new ArrayList<Header>(headers.size() + 1);
    all.add(new Header("content-type", contentType));
    all.addAll(headers);
    return all;
  }

  /** Runs the handler. One that throws has answered 500. */
  void handleBy(HttpHandler handler) {
    handle(handler::handle);
  }

  /** As {@link #handleBy}, for a body that was too long. */
  void refuseBodyBy(HttpHandler handler) {
    handle(handler::refuseBody);
  }

  private void handle(Consumer<HttpCall> handling) {
    try {
      handling.accept(this);
    } catch (RuntimeException | Error broken) {
      LOG.error("failed to answer {} {}", method, target.raw(), broken);
      if (answered.compareAndSet(false, true)) {
        reply.reply(Answer.refusal(500, "Internal Server Error"));
      }
    }
  }
}
