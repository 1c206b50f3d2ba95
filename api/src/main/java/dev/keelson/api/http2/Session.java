package dev.keelson.api.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 connection: frames in through {@link Frames}, frames out through the methods here, flushed once per turn
 * of the loop.
 */
public final class Session extends Http2ConnectionHandler {
  private static final long KEEPALIVE_PING = 0x6b_65_65_6c_73_6f_6e_21L;

  private final Frames frames;
  private final SessionSettings limits;
  private final PingStrikes strikes;
  private final ConnectionBudget budget = new ConnectionBudget();
  private @Nullable ChannelHandlerContext context;
  private @Nullable KeepAlive keepAlive;
  private boolean reading;
  private boolean flushing;

  Session(
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings,
      SessionSettings limits,
      StreamRouter router) {
    super(decoder, encoder, settings);
    this.limits = limits;
    this.strikes = new PingStrikes(limits.pingIntervalMin().toNanos());
    this.frames = new Frames(this, router);
    decoder.frameListener(frames);
  }

  /** Ends streams that would go on for ever, tells the client to go elsewhere, and closes when calls have ended. */
  public void drain(Duration grace) throws Exception {
    gracefulShutdownTimeoutMillis(grace.toMillis());
    connection().forEachActiveStream(stream -> {
      var reader = frames.reader(stream);
      if (reader != null) {
        reader.drain();
      }
      return true;
    });
    close(context(), context().newPromise()); // GOAWAY, then waits for the streams
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) throws Exception {
    this.context = context;
    super.handlerAdded(context);
    int more = Http2Limits.CONNECTION_WINDOW_BYTES - Http2Limits.CONNECTION_WINDOW_BYTES_INITIAL;
    connection().local().flowController().incrementWindowSize(connection().connectionStream(), more);
    keepAlive = new KeepAlive(context, this::ping, limits.keepAliveInterval(), limits.keepAliveTimeout());
    keepAlive.start();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    reading = true;
    if (keepAlive != null) {
      keepAlive.heard();
    }
    super.channelRead(context, message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    reading = false;
    super.channelReadComplete(context); // flushes
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (keepAlive != null) {
      keepAlive.stop();
    }
    super.channelInactive(context);
  }

  ConnectionBudget budget() {
    return budget;
  }

  ChannelHandlerContext context() {
    return Objects.requireNonNull(context, "not yet in a pipeline");
  }

  ChannelFuture writeHeaders(int streamId, Http2Headers headers, boolean last) {
    strikes.sent();
    flushSoon();
    return encoder().writeHeaders(context(), streamId, headers, 0, last, context().newPromise());
  }

  ChannelFuture writeData(int streamId, ByteBuf data, boolean last) {
    strikes.sent();
    flushSoon();
    return encoder().writeData(context(), streamId, data, 0, last, context().newPromise());
  }

  void reset(int streamId, Http2Error why) {
    if (connection().stream(streamId) != null) {
      flushSoon();
      var _ = resetStream(context(), streamId, why.code(), context().newPromise());
    }
  }

  void consumed(Http2Stream stream, int bytes) {
    try {
      if (bytes > 0 && connection().local().flowController().consumeBytes(stream, bytes)) {
        flushSoon();
      }
    } catch (Http2Exception broken) {
      onError(context(), false, broken);
    }
  }

  /** The client pinged; Netty has answered. */
  void pinged() {
    if (!strikes.pinged(context().executor().ticker().nanoTime())) {
      return;
    }
    var reason = ByteBufUtil.writeAscii(context().alloc(), "too_many_pings");
    int last = connection().remote().lastStreamCreated();
    goAway(context(), last, Http2Error.ENHANCE_YOUR_CALM.code(), reason, context().newPromise())
        .addListener(_ -> hangUp());
    context().flush();
  }

  /** Past Netty's own wait for the streams. */
  private void hangUp() {
    var _ = context().close();
  }

  private void ping() {
    var _ = encoder().writePing(context(), false, KEEPALIVE_PING, context().newPromise());
    context().flush();
  }

  /** While reading, the end of the read flushes anyway. Otherwise tasks that wait behind this one join the flush. */
  private void flushSoon() {
    if (!reading && !flushing) {
      flushing = true;
      context().executor().execute(this::flushNow);
    }
  }

  private void flushNow() {
    flushing = false;
    flush(context());
  }
}
