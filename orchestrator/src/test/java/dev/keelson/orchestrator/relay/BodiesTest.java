package dev.keelson.orchestrator.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BodiesTest {
  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String all(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void chunks_are_put_together_and_what_follows_is_left() throws IOException {
    var wire = bytes("4\r\nWiki\r\nB;ext=1\r\npedia in ch\r\n0\r\n\r\nnext");
    assertEquals("Wikipedia in ch", all(new ChunkedInput(wire)));
    assertEquals("\r\nnext", all(wire));
  }

  @Test
  void a_body_that_ends_too_soon_is_no_body() {
    assertThrows(IOException.class, () -> all(new ChunkedInput(bytes("5\r\nab"))));
    assertThrows(IOException.class, () -> all(new ChunkedInput(bytes("xyz\r\nab"))));
    assertThrows(IOException.class, () -> all(new ChunkedInput(bytes("fffffffffffffffff\r\n"))));
    assertThrows(IOException.class, () -> all(new LimitedInput(bytes("ab"), 3)));
  }

  @Test
  void a_length_is_kept_to() throws IOException {
    assertEquals("ab", all(new LimitedInput(bytes("abc"), 2)));
    assertEquals("", all(new LimitedInput(bytes(""), 0)));
  }
}
