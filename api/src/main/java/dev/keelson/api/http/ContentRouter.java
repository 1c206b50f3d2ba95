package dev.keelson.api.http;

import dev.keelson.api.grpc.GrpcRouter;
import dev.keelson.api.http2.Stream;
import dev.keelson.api.http2.StreamReader;
import dev.keelson.api.http2.StreamRouter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/** Tells gRPC from other requests of one connection by the content type. */
record ContentRouter(GrpcRouter grpc, HttpHandler http, int bodyBytesMax, Visitor visitor) implements StreamRouter {
  @Override
  public @Nullable StreamReader open(Stream stream, Http2Headers headers, boolean last) {
    return GrpcRouter.isGrpc(headers.get(HttpHeaderNames.CONTENT_TYPE))
        ? grpc.open(stream, headers, last)
        : new Http2Exchange(stream, headers, http, bodyBytesMax, visitor);
  }
}
