package dev.keelson.orchestrator.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HumanDurationTest {
  @ParameterizedTest
  @CsvSource({"PT0S,0s", "PT-0.5S,0s", "PT-5S,<invalid>", "PT119S,119s", "PT120S,2m", "PT125S,2m5s", "PT9M59S,9m59s",
      "PT10M,10m", "PT179M,179m", "PT3H,3h", "PT3H5M,3h5m", "PT7H59M,7h59m", "PT8H,8h", "PT47H59M,47h", "PT48H,2d",
      "PT50H,2d2h", "P7DT23H,7d23h", "P8D,8d", "P729D,729d", "P730D,2y", "P735D,2y5d", "P2919D,7y364d", "P2920D,8y"})
  void durations_take_few_letters(Duration duration, String text) {
    assertEquals(text, HumanDuration.of(duration));
  }
}
