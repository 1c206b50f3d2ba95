package dev.keelson.etcdctl.http2;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts what arrives into frames. Owned by the connection's reader. */
final class FrameReader {
  private static final int BUFFER_BYTES = 32 << 10;

  private final DataInputStream in;

  FrameReader(InputStream in) {
    this.in = new DataInputStream(new BufferedInputStream(in, BUFFER_BYTES));
  }

  Frame read() throws IOException {
    var lengthAndType = in.readInt();
    var length = lengthAndType >>> 8;
    if (length > Http2Limits.FRAME_BYTES_MAX) {
      throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a frame of " + length + " bytes came");
    }
    var flags = in.readUnsignedByte();
    var stream = in.readInt() & Integer.MAX_VALUE;
    var payload = new byte[length];
    in.readFully(payload);
    return new Frame(lengthAndType & 0xff, flags, stream, payload);
  }
}
