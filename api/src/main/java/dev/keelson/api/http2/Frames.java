package dev.keelson.api.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings each frame to the reader of its stream. */
final class Frames extends Http2FrameAdapter {
  private final Session session;
  private final StreamRouter router;
  private final Http2Connection connection;
  private final Http2Connection.PropertyKey readerKey;

  Frames(Session session, StreamRouter router) {
    this.session = session;
    this.router = router;
    this.connection = session.connection();
    this.readerKey = connection.newKey();
    connection.addListener(new Http2ConnectionAdapter() {
      @Override
      public void onStreamClosed(Http2Stream stream) {
        closed(stream);
      }
    });
  }

  /** Null when nobody reads the stream (any more). */
  @Nullable StreamReader reader(Http2Stream stream) {
    return stream.getProperty(readerKey);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean last) {
    var stream = Objects.requireNonNull(connection.stream(id));
    var known = reader(stream);
    if (known != null) {
      known.received(Unpooled.EMPTY_BUFFER, last); // trailers: neither gRPC nor HTTP handlers have a use for them
      return;
    }
    var reader = router.open(new Stream(session, stream), headers, last);
    if (reader != null) {
      stream.setProperty(readerKey, reader);
      if (last) {
        reader.received(Unpooled.EMPTY_BUFFER, true);
      }
      if (stream.state() == Http2Stream.State.CLOSED) { // ended while it was being opened
        closed(stream);
      }
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int id,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean last) {
    onHeadersRead(context, id, headers, padding, last); // priorities were deprecated by RFC 9113
  }

  @Override
  public int onDataRead(ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean last) {
    var reader = reader(Objects.requireNonNull(connection.stream(id)));
    if (reader == null) {
      return data.readableBytes() + padding;
    }
    reader.received(data, last);
    return padding;
  }

  @Override
  public void onPingRead(ChannelHandlerContext context, long data) {
    session.pinged();
  }

  private void closed(Http2Stream stream) {
    StreamReader reader = stream.removeProperty(readerKey);
    if (reader != null) {
      reader.closed();
    }
  }
}
