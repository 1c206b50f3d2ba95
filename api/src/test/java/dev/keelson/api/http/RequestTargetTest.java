package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTargetTest {
  @Test
  void a_path_is_decoded_byte_for_byte_and_a_plus_in_it_is_a_plus() {
    assertEquals("/a+b/c d/\u00ff", RequestTarget.parse("/a+b/c%20d/%ff?x").pathOctets());
    assertEquals("/a/\u00fc", RequestTarget.parse("/a/\u00c3\u00bc").path());
  }

  @Test
  void what_a_browser_would_escape_may_come_unescaped() {
    assertEquals("/{a}|\"^`", RequestTarget.parse("/{a}|\"^`").path());
  }

  @Test
  void a_proxy_may_ask_with_a_whole_url() {
    assertEquals("/a", RequestTarget.parse("http://host:1/a?b=c").path());
    assertEquals("/", RequestTarget.parse("http://host").path());
  }

  @Test
  void a_query_is_read_leniently_and_kept_as_it_came() {
    var target = RequestTarget.parse("/a?b=%zz&c=1&c=2?");
    assertEquals("b=%zz&c=1&c=2?", target.rawQuery());
    assertEquals(List.of("1", "2?"), target.query().get("c"));
  }

  @Test
  void what_is_no_target_is_refused() {
    for (var wrong : List.of("", "a", "/%zz", "/%4", "/a\u0001", "host:1")) {
      assertThrows(IllegalArgumentException.class, () -> RequestTarget.parse(wrong), wrong);
    }
  }

  @Test
  void a_path_is_encoded_as_go_does_it() {
    assertEquals("/a%20b/%3F%25%21%27%28%2A/$&+,:;=@-_.~/%FF", Percent.encodePath("/a b/?%!'(*/$&+,:;=@-_.~/\u00ff"));
  }
}
