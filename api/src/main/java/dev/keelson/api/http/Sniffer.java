package dev.keelson.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.util.List;

/** Looks at the first bytes of a connection and builds the pipeline for what they are. */
final class Sniffer extends ByteToMessageDecoder {
  private final Pipelines pipelines;
  private final ArrivalTimer timer;

  Sniffer(Pipelines pipelines, ArrivalTimer timer) {
    this.pipelines = pipelines;
    this.timer = timer;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    var preface = Http2CodecUtil.connectionPrefaceBuf();
    try {
      int size = Math.min(in.readableBytes(), preface.capacity());
      if (!equal(in, preface, size)) {
        pipelines.http1(context.pipeline(), timer);
      } else if (size < preface.capacity()) {
        return;
      } else {
        timer.arrived();
        pipelines.http2(context.pipeline());
        context.pipeline().remove(timer);
      }
      context.pipeline().remove(this); // hands the bytes on
    } finally {
      preface.release();
    }
  }

  private static boolean equal(ByteBuf in, ByteBuf preface, int size) {
    for (int i = 0; i < size; i++) {
      if (in.getByte(in.readerIndex() + i) != preface.getByte(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof Drain) {
      var _ = context.close();
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    BrokenConnection.hangUp(context, cause);
  }
}
