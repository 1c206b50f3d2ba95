package dev.keelson.orchestrator.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A long answer, written as a stream of bytes and sent piece by piece. */
final class AnswerOutput extends OutputStream {
  private final PacedStream stream;
  private byte[] piece = new byte[Limits.PIECE_BYTES];
  private int filled;

  AnswerOutput(PacedStream stream) {
    this.stream = stream;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (at < end) {
      int part = Math.min(end - at, piece.length - filled);
      System.arraycopy(bytes, at, piece, filled, part);
      filled += part;
      at += part;
      if (filled == piece.length) {
        send();
      }
    }
  }

  private void send() throws IOException {
    try {
      stream.write(filled == piece.length ? piece : Arrays.copyOf(piece, filled));
      piece = new byte[Limits.PIECE_BYTES];
      filled = 0;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server ends");
    }
  }

  @Override
  public void close() throws IOException {
    if (filled > 0) {
      send();
    }
    stream.end();
  }
}
