package dev.keelson.orchestrator.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantityTest {
  @ParameterizedTest
  @CsvSource(textBlock = """
      0,            0
      0Mi,          0
      000,          0
      -0.0,         0
      1,            1
      007,          7
      +5,           5
      500m,         500m
      1000m,        1
      1500m,        1500m
      0.5,          500m
      0.1,          100m
      .5,           500m
      1.,           1
      1.5,          1500m
      100000,       100k
      1000000,      1M
      1100,         1100
      10k,          10k
      1000k,        1M
      0.001k,       1
      -1.5k,        -1500
      1e3,          1e3
      12E6,         12e6
      1E,           1E
      1234e-3,      1234e-3
      1Ki,          1Ki
      1024Mi,       1Gi
      1.5Gi,        1536Mi
      0.5Gi,        512Mi
      0.5Ki,        512
      0.5Mi,        512Ki
      1.1Ki,        1126400m
      100Ki,        100Ki
      128974848,    128974848
      16Ei,         9223372036854775807
      0.1n,         1n
      -0.1n,        -1n
      1.0000000001, 1000000001n
      1000E,        1000E
      """)
  void the_canonical_text_has_the_largest_suffix_without_a_fraction(String text, String canonical) {
    assertEquals(canonical, Quantity.canonical(text));
    assertEquals(canonical, Quantity.parse(text).text());
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      '',      quantities must match
      1 Gi,    quantities must match
      1.2.3,   quantities must match
      abc,     quantities must match
      1Gib,    quantities must match
      ' 1',    quantities must match
      1K,      unable to parse quantity's suffix
      1kM,     unable to parse quantity's suffix
      1e,      unable to parse quantity's suffix
      1e99999, unable to parse quantity's suffix
      """)
  void what_is_no_quantity_is_refused_in_kubernetes_words(String text, String message) {
    assertEquals(message, assertThrows(InvalidValue.class, () -> Quantity.canonical(text)).text()
        .substring(0, message.length()));
  }

  @ParameterizedTest
  @CsvSource({"1500m, 2, 1500", "2, 2, 2000", "0.1m, 1, 1", "-1500m, -2, -1500"})
  void whole_values_are_rounded_away_from_zero(String text, long value, long millis) {
    assertEquals(value, Quantity.parse(text).value());
    assertEquals(millis, Quantity.parse(text).milliValue());
  }

  @Property
  void canonical_texts_settle_and_mean_the_same(@ForAll("texts") String text) {
    var quantity = Quantity.parse(text);
    var canonical = quantity.text();
    assertEquals(canonical, Quantity.canonical(text), "the short way and the long way agree");
    // Bytes that fill no Ki lose their form, as in Kubernetes: read again they are decimal.
    var again = Quantity.canonical(canonical);
    assertEquals(again, Quantity.canonical(again));
    assertEquals(0, quantity.compareTo(Quantity.parse(canonical)), text);
  }

  @Property
  void sums_and_differences_cancel_out(@ForAll("texts") String left, @ForAll("texts") String right) {
    var sum = Quantity.parse(left).plus(Quantity.parse(right));
    assertEquals(0, sum.minus(Quantity.parse(right)).compareTo(Quantity.parse(left)));
  }

  @Property
  void any_text_is_a_quantity_or_refused(@ForAll String text) {
    try {
      assertEquals(0, Quantity.parse(text).amount().subtract(Quantity.parse(text).amount()).compareTo(BigDecimal.ZERO));
    } catch (InvalidValue refused) {
      assertEquals(refused.text(), refused.getMessage());
    }
  }

  @Provide
  static Arbitrary<String> texts() {
    var whole = Arbitraries.longs().between(-1L << 40, 1L << 40);
    var fraction = Arbitraries.of("", "", ".5", ".25", ".001", ".125");
    var suffix = Arbitraries.of("", "m", "u", "n", "k", "M", "G", "T", "Ki", "Mi", "Gi", "e3", "e-3");
    return Combinators.combine(whole, fraction, suffix).as((number, part, unit) -> number + part + unit);
  }
}
