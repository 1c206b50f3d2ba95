package dev.keelson.orchestrator.controller.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IndexSetTest {
  @Test
  void three_in_a_row_are_a_range_and_two_are_not() {
    assertEquals("0,1,3-5,9", IndexSet.of(List.of(9, 5, 4, 3, 1, 0)).text());
    assertEquals("", IndexSet.NONE.text());
  }

  @Test
  void what_is_beyond_the_limit_is_not_read() {
    assertEquals("2-4", IndexSet.parse("2-7,9", 5).text());
    assertEquals("", IndexSet.parse("", 5).text());
    assertEquals("1", IndexSet.parse("1,x,3-2", 5).text());
  }

  @Test
  void the_lowest_free_indexes_come_first() {
    assertEquals(List.of(1, 3, 4), IndexSet.of(List.of(0, 2)).missing(3, 10));
    assertEquals(List.of(1), IndexSet.of(List.of(0, 2)).missing(3, 3));
  }

  @Property
  void a_text_says_all(@ForAll Set<@IntRange(max = 70) Integer> indexes) {
    var set = IndexSet.of(indexes);
    assertEquals(set, IndexSet.parse(set.text(), 71));
    assertEquals(indexes.size(), set.total());
  }
}
