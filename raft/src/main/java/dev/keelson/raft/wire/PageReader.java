package dev.keelson.raft.wire;

import dev.keelson.raft.PeerPages;
import dev.keelson.raft.PeerPages.Page;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * First on every connection that comes in. A member's first frame begins with a zero, and this handler leaves; a letter
 * is the beginning of an HTTP request, which is answered here, once.
 */
final class PageReader extends ByteToMessageDecoder {
  private static final ByteBuf HEAD_END = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n",
      StandardCharsets.ISO_8859_1).asReadOnly());
  private static final Pattern REQUEST = Pattern.compile("([A-Z]+) ([^ ?]*)(?:\\?[^ ]*)? HTTP/1\\.[01]");

  private final Supplier<PeerPages> pages;
  private boolean answered;

  PageReader(Supplier<PeerPages> pages) {
    this.pages = pages;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (answered) {
      in.skipBytes(in.readableBytes()); // a body that nobody asked for
    } else if (in.getByte(in.readerIndex()) == 0) {
      context.pipeline().remove(this); // hands on what it has read
    } else {
      int end = ByteBufUtil.indexOf(HEAD_END, in);
      if (end >= 0) {
        answered = true;
        answer(context, in.readCharSequence(end - in.readerIndex(), StandardCharsets.ISO_8859_1).toString());
      } else if (in.readableBytes() > Limits.PAGE_HEAD_BYTES_MAX) {
        ChannelFuture _ = context.close();
      }
    }
  }

  private void answer(ChannelHandlerContext context, String head) {
    Matcher request = REQUEST.matcher(head.lines().findFirst().orElse(""));
    if (!request.matches()) {
      ChannelFuture _ = context.close();
      return;
    }
    boolean withBody = !request.group(1).equals("HEAD");
    var _ = pages.get().page(request.group(1), request.group(2))
        .whenComplete((page, failed) -> send(context, page, withBody));
  }

  private static void send(ChannelHandlerContext context, @Nullable Page page, boolean withBody) {
    if (page == null) {
      ChannelFuture _ = context.close();
      return;
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(page.status()).append("\r\n");
    new TreeMap<>(page.headers()).forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(page.body().size()).append("\r\nConnection: close\r\n\r\n");
    ByteBuf answer = Unpooled.copiedBuffer(head, StandardCharsets.ISO_8859_1);
    ByteBuf whole = withBody ? Unpooled.wrappedBuffer(answer, Unpooled.wrappedBuffer(page.body().array())) : answer;
    ChannelFuture _ = context.writeAndFlush(whole).addListener(ChannelFutureListener.CLOSE);
  }
}
