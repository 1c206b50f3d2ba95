package dev.keelson.orchestrator.relay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, 7.1); trailers are left unread. */
final class ChunkedInput extends FilterInputStream {
  private static final int RADIX = 16;

  private long left;
  private boolean begun;
  private boolean over;

  ChunkedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0 && !next()) {
      return -1;
    }
    int taken = super.read(into, offset, (int) Math.min(length, left));
    if (taken < 0) {
      throw new IOException("unexpected EOF");
    }
    left -= taken;
    return taken;
  }

  private boolean next() throws IOException {
    if (over) {
      return false;
    }
    if (begun) {
      BackendConnection.line(in);
    }
    begun = true;
    var size = BackendConnection.line(in).replaceFirst(";.*", "").strip();
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new IOException("malformed chunked encoding");
    }
    left = Long.parseLong(size, RADIX);
    over = left == 0;
    return !over;
  }
}
