package dev.keelson.agent.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AddressPoolTest {
  private static AddressPool pool(String cidr) {
    return AddressPool.of(cidr).orElseThrow();
  }

  @Test
  void addresses_follow_one_another_behind_the_bridges() {
    var pool = pool("10.244.3.0/24");
    assertEquals(Optional.of("10.244.3.2"), pool.take());
    assertEquals(Optional.of("10.244.3.3"), pool.take());
  }

  @Test
  void what_has_become_free_is_given_last() {
    var pool = pool("10.1.0.0/29");
    for (int i = 2; i < 7; i++) {
      assertEquals(Optional.of("10.1.0." + i), pool.take());
    }
    assertEquals(Optional.empty(), pool.take());
    pool.give("10.1.0.4");
    assertEquals(Optional.of("10.1.0.4"), pool.take());
  }

  @Test
  void what_is_in_use_already_is_not_given() {
    var pool = pool("192.168.0.0/24");
    pool.mark("192.168.0.2");
    pool.mark("10.0.0.3");
    assertEquals(Optional.of("192.168.0.3"), pool.take());
  }

  @Test
  void nonsense_is_no_network() {
    assertEquals(Optional.empty(), AddressPool.of(""));
    assertEquals(Optional.empty(), AddressPool.of("fd00::/64"));
    assertEquals(Optional.empty(), AddressPool.of("10.0.0.0/31"));
  }
}
