package dev.keelson.bench.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.api.proto.etcd.PutRequest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PutTemplateTest {
  @Test
  void a_filled_template_is_a_put_of_that_key() throws Exception {
    var template = new PutTemplate(256);
    template.fill('k', 9_999_999, new SplittableRandom(1));
    var put = PutRequest.parseFrom(template.fill('k', 42, new SplittableRandom(2)));
    assertEquals("k0000042", put.getKey().toStringUtf8());
    assertEquals(256, put.getValue().size());
  }

  @Test
  void a_key_tells_its_number() {
    assertEquals(1_234_567, Keys.number(Keys.key('k', 1_234_567)));
    assertEquals(0, Keys.number(Keys.key('k', 0)));
  }
}
