package dev.keelson.etcdctl.terminal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of an input, one at a time. What comes after the last line's end is no line. */
public final class Lines {
  private final InputStream in;

  public Lines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Without its end; nothing when there are no more. */
  public Optional<String> next() {
    var line = new ByteArrayOutputStream();
    try {
      for (var octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == '\n') {
          return Optional.of(line.toString(StandardCharsets.UTF_8));
        }
        line.write(octet);
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
