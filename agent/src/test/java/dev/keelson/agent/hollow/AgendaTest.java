package dev.keelson.agent.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgendaTest {
  private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");

  private final Agenda agenda = new Agenda(START);
  private final List<String> happened = new ArrayList<>();

  @Test
  void things_happen_in_their_order_and_see_their_time() {
    agenda.after(Duration.ofSeconds(2), () -> happened.add("b at " + agenda.now()));
    agenda.after(Duration.ofSeconds(1), () -> happened.add("a"));
    agenda.after(Duration.ofSeconds(2), () -> happened.add("c"));
    agenda.advance(START.plusSeconds(1));
    assertEquals(List.of("a"), happened);
    agenda.advance(START.plusSeconds(9));
    assertEquals(List.of("a", "b at 2026-11-21T22:00:02Z", "c"), happened);
    assertEquals(START.plusSeconds(9), agenda.now());
    assertEquals(Optional.empty(), agenda.next());
  }

  @Test
  void what_follows_at_once_happens_in_the_same_advance() {
    agenda.after(Duration.ZERO, () -> agenda.after(Duration.ZERO, () -> happened.add("next")));
    agenda.advance(START);
    assertEquals(List.of("next"), happened);
  }
}
