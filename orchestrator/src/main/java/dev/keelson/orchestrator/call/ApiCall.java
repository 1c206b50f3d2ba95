package dev.keelson.orchestrator.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.api.http.AnswerStream;
import dev.keelson.api.http.Header;
import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.request.Acceptance;
import dev.keelson.orchestrator.request.Query;
import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.status.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A request whose sender is known, and its answer. Owned by one thread; another may refuse it when time is up. */
public final class ApiCall {
  private final HttpCall http;
  private final RequestInfo info;
  private final User user;
  private final String auditId;
  private final AnswerHeaders headers;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final AtomicInteger status = new AtomicInteger();

  /**
   * A call that was authenticated.
   *
   * @param auditId names this request in logs and in the answer
   */
  public ApiCall(HttpCall http, RequestInfo info, User user, String auditId) {
    this.http = http;
    this.info = info;
    this.user = user;
    this.auditId = auditId;
    this.headers = new AnswerHeaders(auditId);
  }

  public HttpCall http() {
    return http;
  }

  public RequestInfo info() {
    return info;
  }

  /** Only for requests for a resource. */
  public RequestInfo.Target target() {
    return info.target().orElseThrow();
  }

  public String auditId() {
    return auditId;
  }

  public User user() {
    return user;
  }

  /** The body's media type without parameters, in small letters; empty when the request does not tell it. */
  public String contentType() {
    return http.header("content-type").orElse("").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  public Query query() {
    return Query.of(http);
  }

  /** With which the answer began; 0 while there is none. */
  public int status() {
    return status.get();
  }

  /** Tells the client something with the answer; the same only once. */
  public void warn(String text) {
    warnings.add(text);
  }

  /** Answers with a document, in the encoding that the client accepts. */
  public void reply(int code, JsonNode document) {
    var acceptance = Acceptance.of(http);
    replyBytes(code, acceptance.contentType(), Bodies.write(document, acceptance));
  }

  /** Answers with what is encoded already; long ones are compressed when the client can read that. */
  public void replyBytes(int code, String contentType, byte[] body) {
    status.set(code);
    var all = headers.of(warnings);
    var shorter = Compression.apply(http, body, all);
    http.respond(code, contentType, shorter, all);
  }

  /** Answers with exactly this. */
  public void replyAsIs(int code, String contentType, byte[] body, Map<String, String> exactly) {
    status.set(code);
    http.respond(code, contentType, body, exactly);
  }

  /** An answer too long to be held; compressed when the client can read that. Closing it ends the answer. */
  public OutputStream stream(int code, String contentType) throws IOException {
    status.set(code);
    var all = headers.of(warnings);
    boolean compress = Compression.isWanted(http);
    if (compress) {
      Compression.announce(all);
    }
    var output = new AnswerOutput(new PacedStream(http.begin(code, contentType, all)));
    return compress ? Compression.compress(output) : output;
  }

  /** A watch. */
  public AnswerStream begin(int code, String contentType) {
    status.set(code);
    return http.begin(code, contentType, headers.of(warnings));
  }

  /** A Status for a refusal. */
  public void refuse(Refusal refusal) {
    status.set(refusal.code());
    var all = headers.of(warnings);
    refusal.details().filter(details -> details.retryAfterSeconds() > 0)
        .ifPresent(details -> all.add(new Header("retry-after", String.valueOf(details.retryAfterSeconds()))));
    var acceptance = Acceptance.ofError(http);
    http.respond(refusal.code(), acceptance.contentType(), Bodies.write(StatusJson.of(refusal), acceptance), all);
  }
}
