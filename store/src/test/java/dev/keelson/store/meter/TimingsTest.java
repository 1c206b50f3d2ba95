package dev.keelson.store.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {
  @Test
  void a_time_counts_in_the_first_bucket_whose_bound_it_does_not_pass() {
    var timings = Timings.doubling(0.5, 2);
    timings.add(0);
    timings.add(500_000_000);
    timings.add(500_000_001);
    timings.add(7_000_000_000L);
    assertEquals(new Histogram(List.of(0.5, 1.0), List.of(2L, 1L, 1L), 8.000000001), timings.histogram());
  }

  @Test
  void the_disk_is_measured_in_etcds_buckets() {
    var bounds = Timings.ofDisk().histogram().boundsSeconds();
    assertEquals(List.of(0.001, 0.002, 0.004), bounds.subList(0, 3));
    assertEquals(8.192, bounds.getLast());
  }
}
