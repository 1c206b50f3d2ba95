package dev.keelson.etcdctl.http2;

import java.nio.ByteBuffer;
import java.util.List;

/** What a stream's peer sent, or what became of the stream. */
public sealed interface Arrival {
  /** Header fields or trailers; {@code last} when nothing follows. */
  record Fields(List<HeaderField> fields, boolean last) implements Arrival {}

  /** A piece of the body; {@code cost} is what it takes from the window. */
  record Data(ByteBuffer bytes, int cost, boolean last) implements Arrival {}

  /** The peer gave the stream up. */
  record Reset(ErrorCode code) implements Arrival {}

  /** There is no connection any more; {@code unprocessed} when the peer said it never looked at this stream. */
  record Lost(String reason, boolean unprocessed) implements Arrival {}
}
