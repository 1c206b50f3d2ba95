package dev.keelson.api.http2;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PingStrikesTest {
  private final PingStrikes strikes = new PingStrikes(100);

  @Test
  void two_early_pings_are_forgiven_and_the_third_is_not() {
    assertFalse(strikes.pinged(0));
    assertFalse(strikes.pinged(10));
    assertFalse(strikes.pinged(20));
    assertTrue(strikes.pinged(30));
  }

  @Test
  void pings_that_keep_their_distance_are_never_too_many() {
    for (long now = 0; now < 10_000; now += 100) {
      assertFalse(strikes.pinged(now));
    }
  }

  @Test
  void sending_wipes_the_slate() {
    for (long now = 0; now < 1_000; now += 10) {
      if (now % 30 == 0) {
        strikes.sent();
      }
      assertFalse(strikes.pinged(now));
    }
  }
}
