package dev.keelson.etcdctl.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes and text on their way out, held back until {@link #flush()} or until the buffer is full. Text is UTF-8 whatever
 * the locale says, as with Go.
 */
public final class Output {
  private static final int BUFFER_BYTES = 32 << 10;

  private final OutputStream sink;

  public Output(OutputStream sink) {
    this.sink = new BufferedOutputStream(sink, BUFFER_BYTES);
  }

  public void write(byte[] bytes) {
    try {
      sink.write(bytes);
    } catch (IOException closed) {
      throw nobodyReads();
    }
  }

  public void print(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  public void println(String text) {
    print(text + "\n");
  }

  public void flush() {
    try {
      sink.flush();
    } catch (IOException closed) {
      throw nobodyReads();
    }
  }

  /** What a shell reports of a program that the signal for a broken pipe ended. */
  private static Failure nobodyReads() {
    return Failure.silent(128 + 13);
  }
}
