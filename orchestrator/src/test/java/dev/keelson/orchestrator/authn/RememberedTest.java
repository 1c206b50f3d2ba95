package dev.keelson.orchestrator.authn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final Remembered<Integer> remembered = new Remembered<>(10);

  @Test
  void what_was_put_is_found_and_other_things_are_not() {
    remembered.put(key(1), 1);
    assertEquals(Optional.of(1), remembered.find(key(1)));
    assertEquals(Optional.empty(), remembered.find(key(2)));
  }

  @Test
  void it_never_holds_more_than_it_may() {
    for (int i = 0; i < 1_000; i++) {
      remembered.put(key(i), i);
    }
    assertTrue(IntStream.range(0, 1_000).filter(i -> remembered.find(key(i)).isPresent()).count() <= 10);
    assertEquals(Optional.of(999), remembered.find(key(999)));
  }

  @Test
  void what_is_asked_for_stays() {
    remembered.put(key(-1), -1);
    for (int i = 0; i < 100; i++) {
      remembered.put(key(i), i);
      assertEquals(Optional.of(-1), remembered.find(key(-1)), "after " + i);
    }
  }

  private static ByteBuffer key(int of) {
    return Remembered.key(String.valueOf(of).getBytes(StandardCharsets.UTF_8));
  }
}
