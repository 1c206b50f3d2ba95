package dev.keelson.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** A request of HTTP/1.1 while it arrives. */
final class Http1Request {
  private final HttpRequest head;
  private final int bodyBytesMax;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private @Nullable RequestTarget target;

  Http1Request(HttpRequest head, int bodyBytesMax) {
    this.head = head;
    this.bodyBytesMax = bodyBytesMax;
  }

  /** What is wrong with the head, or null. */
  @Nullable Answer objection() {
    if (!isOld() && !head.headers().contains(HttpHeaderNames.HOST)) {
      return Answer.refusal(400, "Bad Request: missing required Host header"); // RFC 9112, section 3.2
    }
    try {
      target = RequestTarget.parse(head.uri());
      return null;
    } catch (IllegalArgumentException _) {
      return Answer.refusal(400, "Bad Request");
    }
  }

  /** HTTP/1.0. */
  boolean isOld() {
    return head.protocolVersion().equals(HttpVersion.HTTP_1_0);
  }

  boolean keepAlive() {
    return HttpUtil.isKeepAlive(head);
  }

  /** Whether it says so itself, before anything of the body has come. */
  boolean announcesTooMuch() {
    return HttpUtil.getContentLength(head, 0L) > bodyBytesMax;
  }

  /** False when that is more than a body may have. */
  boolean append(ByteBuf piece) {
    if (piece.readableBytes() > bodyBytesMax - body.size()) {
      return false;
    }
    var bytes = new byte[piece.readableBytes()];
    piece.readBytes(bytes);
    body.writeBytes(bytes);
    return true;
  }

  Http1Request withoutBody() {
    body.reset();
    return this;
  }

  Request toCall(Replier reply, Visitor visitor) {
    if (target == null) {
      throw new IllegalStateException("objected");
    }
    return new Request(
        head.method().name(), target, new Http1Headers(head.headers()), body.toByteArray(), visitor, reply);
  }

  /** The head of an answer in chunks; for a client of HTTP/1.0 its end is the connection's. */
  HttpResponse streamHead(Answer answer, boolean closing) {
    var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
    answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
    if (closing) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    if (!isOld() && !head.method().equals(HttpMethod.HEAD)) {
      response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    return response;
  }
}
