package dev.keelson.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.bench.contest.Measured;
import dev.keelson.bench.load.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  @Test
  void the_median_of_an_even_number_of_rounds_lies_between_the_two_in_the_middle() {
    var summary = Summary.of(List.of(round(1, 100), round(2, 400), round(3, 200), round(4, 300)));
    assertEquals(250, summary.operationsPerSecond());
  }

  @Test
  void a_ratio_above_one_means_that_we_do_more() {
    var row = new Row("put", Optional.of(Summary.of(List.of(round(1, 300)))),
        Optional.of(Summary.of(List.of(round(1, 100)))));
    assertEquals(Optional.of(3.0), row.throughputRatio());
  }

  @Test
  void a_peer_without_figures_has_no_ratio() {
    var row = new Row("put", Optional.empty(), Optional.of(Summary.of(List.of(round(1, 100)))));
    assertEquals(Optional.empty(), row.throughputRatio());
    assertEquals(Optional.empty(), row.p99Ratio());
  }

  @Test
  void a_markdown_table_keeps_numbers_to_the_right() {
    var table = new Table(List.of("what", "ours"), List.of(List.of("put", "1"), List.of("a range", "20")));
    assertEquals(
        """
        | what    | ours |
        | ------- | ---: |
        | put     |    1 |
        | a range |   20 |""",
        table.markdown());
  }

  private static Measured round(int number, long operations) {
    return new Measured("keelson", number, "put", new Outcome(operations, 1, 1, 2, 3, 4, 0, ""));
  }
}
