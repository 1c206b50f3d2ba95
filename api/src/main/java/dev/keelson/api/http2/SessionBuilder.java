package dev.keelson.api.http2;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** Makes sessions with Netty's guards against floods left on: empty frames, continuations, control frames, resets. */
public final class SessionBuilder extends AbstractHttp2ConnectionHandlerBuilder<Session, SessionBuilder> {
  private final SessionSettings limits;
  private final StreamRouter router;

  public SessionBuilder(SessionSettings limits, StreamRouter router) {
    this.limits = limits;
    this.router = router;
    connection(fairConnection());
    initialSettings(new Http2Settings()
        .maxConcurrentStreams(limits.concurrentStreamsMax())
        .initialWindowSize(Http2Limits.STREAM_WINDOW_BYTES)
        .maxHeaderListSize(Http2Limits.HEADER_LIST_BYTES_MAX));
    decoderEnforceMaxRstFramesPerWindow(Http2Limits.RESETS_MAX, Http2Limits.RESETS_WINDOW_SECONDS);
    encoderEnforceMaxRstFramesPerWindow(Http2Limits.RESETS_MAX, Http2Limits.RESETS_WINDOW_SECONDS);
  }

  /** Streams share the window evenly: clients' priorities are deprecated (RFC 9113) and their tree costs memory. */
  private static DefaultHttp2Connection fairConnection() {
    var connection = new DefaultHttp2Connection(true);
    var shares = new UniformStreamByteDistributor(connection);
    shares.minAllocationChunk(Http2Limits.FRAME_BYTES);
    connection.remote().flowController(new DefaultHttp2RemoteFlowController(connection, shares));
    return connection;
  }

  @Override
  public Session build() {
    return super.build();
  }

  @Override
  protected Session build(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
    return new Session(decoder, encoder, settings, limits, router);
  }
}
