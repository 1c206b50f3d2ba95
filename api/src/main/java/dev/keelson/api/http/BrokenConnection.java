package dev.keelson.api.http;

import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to do with a connection that threw: hang up. Clients that reset it are weather, and not worth a line. */
final class BrokenConnection {
  private static final Logger LOG = LoggerFactory.getLogger(BrokenConnection.class);

  private BrokenConnection() {}

  /** Failed handshakes come wrapped up; strangers could fill the log with them. */
  private static boolean isWeather(Throwable cause) {
    return cause instanceof IOException || cause.getCause() instanceof SSLException;
  }

  static void hangUp(ChannelHandlerContext context, Throwable cause) {
    if (isWeather(cause)) {
      LOG.debug("a client broke its connection", cause);
    } else {
      LOG.warn("a connection broke", cause);
    }
    var _ = context.close();
  }
}
