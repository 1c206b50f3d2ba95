package dev.keelson.etcdctl.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7541, Appendix C, and what no peer should send. */
final class HeaderDecoderTest {
  private final HeaderDecoder decoder = new HeaderDecoder();

  private List<HeaderField> decode(String hex) throws Http2Exception {
    return decoder.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static HeaderField field(String name, String value) {
    return new HeaderField(name, value);
  }

  @Test
  void a_literal_that_is_indexed_is_found_again() throws Http2Exception {
    assertEquals(List.of(field("custom-key", "custom-header")),
        decode("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572"));
    assertEquals(List.of(field("custom-key", "custom-header")), decode("be"));
  }

  @Test
  void a_field_of_the_static_table_is_one_octet() throws Http2Exception {
    assertEquals(List.of(field(":method", "GET")), decode("82"));
  }

  @Test
  void three_requests_share_a_table_and_huffmans_code() throws Http2Exception {
    assertEquals(
        List.of(field(":method", "GET"), field(":scheme", "http"), field(":path", "/"),
            field(":authority", "www.example.com")),
        decode("8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff"));
    assertEquals(
        List.of(field(":method", "GET"), field(":scheme", "http"), field(":path", "/"),
            field(":authority", "www.example.com"), field("cache-control", "no-cache")),
        decode("8286 84be 5886 a8eb 1064 9cbf"));
    assertEquals(
        List.of(field(":method", "GET"), field(":scheme", "https"), field(":path", "/index.html"),
            field(":authority", "www.example.com"), field("custom-key", "custom-value")),
        decode("8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf"));
  }

  @Test
  void a_table_of_no_size_forgets_everything() throws Http2Exception {
    decode("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572");
    assertEquals(List.of(), decode("20"));
    assertThrows(Http2Exception.class, () -> decode("be"));
  }

  @Test
  void what_is_cut_off_is_refused() {
    assertThrows(Http2Exception.class, () -> decode("400a 6375"));
    assertThrows(Http2Exception.class, () -> decode("7f"));
    assertThrows(Http2Exception.class, () -> decode("80"));
    assertThrows(Http2Exception.class, () -> decode("7fff ffff ffff 7f"));
  }

  @Test
  void a_table_larger_than_we_allow_is_refused() {
    assertThrows(Http2Exception.class, () -> decode("3fe2 1f"));
  }

  @Test
  void a_huffman_string_must_end_in_ones_and_within_an_octet() {
    assertThrows(Http2Exception.class, () -> decode("0081 18 00"));
    assertThrows(Http2Exception.class, () -> decode("0084 ffff ffff 00"));
  }

  @Test
  void what_the_encoder_writes_the_decoder_reads() throws Http2Exception {
    var fields = List.of(field(":path", "/etcdserverpb.KV/Range"), field("x", "y".repeat(300)), field("e", ""));
    assertEquals(fields, decoder.decode(HeaderEncoder.encode(fields)));
  }
}
