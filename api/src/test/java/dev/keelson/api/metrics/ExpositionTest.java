package dev.keelson.api.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.store.meter.Histogram;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {
  @Test
  void whole_numbers_have_no_fraction_and_others_no_exponent() {
    assertEquals("2", Exposition.number(2.0));
    assertEquals("-1", Exposition.number(-1.0));
    assertEquals("2147483648", Exposition.number(1L << 31));
    assertEquals("0.0001", Exposition.number(1e-4));
    assertEquals("1795269511.18", Exposition.number(1_795_269_511.18));
    assertEquals("+Inf", Exposition.number(Double.POSITIVE_INFINITY));
    assertEquals("NaN", Exposition.number(Double.NaN));
  }

  @Test
  void families_come_in_the_order_of_their_names_and_labels_are_escaped() {
    var registry = new Registry(List.of(
        Family.gauge("b", "second", () -> 1),
        new Family("a", Family.Kind.COUNTER, "first", () -> List.of(Sample.of(Map.of("x", "say \"hi\"\\\n"), 0.5)))));
    assertEquals(
        """
        # HELP a first
        # TYPE a counter
        a{x="say \\"hi\\"\\\\\\n"} 0.5
        # HELP b second
        # TYPE b gauge
        b 1
        """,
        new String(registry.page(), StandardCharsets.UTF_8));
  }

  @Test
  void a_histogram_is_cumulative() {
    var registry = new Registry(List.of(Family.histogram(
        "h", "help", () -> new Histogram(List.of(0.001, 0.002), List.of(1L, 0L, 2L), 1.5))));
    assertEquals(
        """
        # HELP h help
        # TYPE h histogram
        h_bucket{le="0.001"} 1
        h_bucket{le="0.002"} 1
        h_bucket{le="+Inf"} 3
        h_sum 1.5
        h_count 3
        """,
        new String(registry.page(), StandardCharsets.UTF_8));
  }

  @Test
  void two_metrics_may_not_share_a_name() {
    var one = Family.gauge("a", "help", () -> 1);
    assertThrows(IllegalArgumentException.class, () -> new Registry(List.of(one, one)));
  }
}
