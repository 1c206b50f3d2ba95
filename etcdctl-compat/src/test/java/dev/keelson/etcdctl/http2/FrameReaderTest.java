package dev.keelson.etcdctl.http2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class FrameReaderTest {
  private static FrameReader reading(String hex) {
    return new FrameReader(new ByteArrayInputStream(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  @Test
  void a_frame_is_length_type_flags_stream_and_payload() throws IOException {
    var frame = reading("000003 00 01 80000005 0a0b0c").read();
    assertEquals(Frame.DATA, frame.type());
    assertTrue(frame.has(Frame.END_STREAM));
    assertEquals(5, frame.stream(), "the reserved bit is ignored");
    assertArrayEquals(new byte[] {10, 11, 12}, frame.content());
  }

  @Test
  void a_frame_beyond_the_limit_is_refused() {
    var fault = assertThrows(Http2Exception.class, () -> reading("004001 00 00 00000001").read());
    assertEquals(ErrorCode.FRAME_SIZE_ERROR, fault.code());
  }

  @Test
  void a_frame_that_ends_too_early_is_the_end_of_the_connection() {
    assertThrows(EOFException.class, () -> reading("000003 00 01 00000001 0a").read());
  }

  @Test
  void padding_longer_than_the_frame_is_refused() throws IOException {
    var frame = reading("000002 00 08 00000001 05 0a").read();
    assertThrows(Http2Exception.class, frame::content);
  }

  @Test
  void a_header_block_too_long_for_a_frame_goes_on_in_a_continuation() throws IOException {
    var wire = new ByteArrayOutputStream();
    new SharedFrameWriter(wire).headers(3, new byte[Http2Limits.FRAME_BYTES_MAX + 1], true);
    var frames = new FrameReader(new ByteArrayInputStream(wire.toByteArray()));
    var first = frames.read();
    var second = frames.read();
    assertEquals(Frame.HEADERS, first.type());
    assertTrue(first.has(Frame.END_STREAM) && !first.has(Frame.END_HEADERS));
    assertEquals(Frame.CONTINUATION, second.type());
    assertTrue(second.has(Frame.END_HEADERS) && second.length() == 1);
  }
}
