package dev.keelson.orchestrator.scheduler.plugin.resource;

import static dev.keelson.orchestrator.scheduler.Given.cluster;
import static dev.keelson.orchestrator.scheduler.Given.node;
import static dev.keelson.orchestrator.scheduler.Given.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.resource.FitScore.RequestedToCapacityRatio.Point;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas of kube-scheduler, each against figures worked out by hand. */
final class ResourceScoresTest {
  private static final String FOUR = "cpu: 4, memory: 10Gi, pods: 10";

  // What a pod there asks for, what the pod asks for: cpu in m, memory in Mi.
  @ParameterizedTest
  @CsvSource({
      // (4000 - 1000) / 4000 = 75; (10240 - 1024) / 10240 = 90; mean 82
      "0, 0, 1000, 1024, 82, 17",
      "2000, 5120, 1000, 2560, 25, 75",
      // 100 m and 200 Mi for who asks for nothing: 97 and 98
      "0, 0, 0, 0, 97, 1",
      "2000, 5120, 0, 0, 47, 51"})
  void nodes_are_better_the_less_or_the_more_is_allocated(
      long usedCpu, long usedMemory, long cpu, long memory, long least, long most) {
    var bare = node("n", FOUR, "");
    var node = usedCpu == 0 ? bare : bare.plus(pod("there", requests(usedCpu, usedMemory), ""));
    var pod = pod("p", requests(cpu, memory), "");

    assertEquals(least, of(fit(new FitScore.LeastAllocated(WeightedResource.USUAL)), pod, node));
    assertEquals(most, of(fit(new FitScore.MostAllocated(WeightedResource.USUAL)), pod, node));
  }

  private static String requests(long milliCpu, long mebibytes) {
    return milliCpu == 0 ? "" : "cpu: %dm, memory: %dMi".formatted(milliCpu, mebibytes);
  }

  @Test
  void too_much_taken_is_as_bad_as_can_be() {
    var node = node("n", FOUR, "").plus(pod("there", "cpu: 5, memory: 20Gi", ""));

    assertEquals(0, of(fit(FitScore.usual()), pod("p", "cpu: 1, memory: 1Gi", ""), node));
  }

  @Test
  void a_device_counts_only_for_pods_that_want_it() {
    var resources = List.of(new WeightedResource("cpu", 1), new WeightedResource("example.com/gpu", 3));
    var score = fit(new FitScore.MostAllocated(resources));
    var node = node("n", "cpu: 4, example.com/gpu: 4, pods: 10", "");

    assertEquals(50, of(score, pod("p", "cpu: 2", ""), node));
    // (50 * 1 + 25 * 3) / 4
    assertEquals(31, of(score, pod("p", "cpu: 2, example.com/gpu: 1", ""), node));
  }

  // Between the points, whole numbers are cut: 12 % -> 100 - 30 * 12 / 50 = 93.
  @ParameterizedTest
  @CsvSource({"0, 100", "500, 93", "1000, 85", "2000, 70", "3000, 40", "4000, 0", "5000, 0"})
  void a_shape_is_a_line_through_points(long milliCpu, long expected) {
    var shape = List.of(new Point(0, 10), new Point(50, 7), new Point(75, 4), new Point(100, 0));
    var score = new FitScore.RequestedToCapacityRatio(List.of(new WeightedResource("cpu", 1)), shape);

    assertEquals(expected, score.of(milliCpu, 4_000));
  }

  @ParameterizedTest
  @CsvSource({
      // fractions 0.25 and 0.1: 1 - 0.075
      "1000, 1024, 92",
      "2000, 5120, 100",
      "4000, 1024, 55",
      // nothing asked: no opinion
      "0, 0, -1"})
  void resources_should_run_out_together(long cpu, long memory, long expected) {
    var pod = pod("p", requests(cpu, memory), "");

    assertEquals(expected, of(new BalancedAllocation(WeightedResource.USUAL), pod, node("n", FOUR, "")));
  }

  @Test
  void balance_of_three_is_their_deviation() {
    var three = new BalancedAllocation(List.of(new WeightedResource("cpu", 1), new WeightedResource("memory", 1),
        new WeightedResource("example.com/gpu", 1)));
    var node = node("n", "cpu: 4, memory: 8Gi, example.com/gpu: 4, pods: 9", "");

    // Fractions 0.25, 0.5, 0.75; deviation sqrt(0.125 / 3) = 0.204
    assertEquals(79, of(three, pod("p", "cpu: 1, memory: 4Gi, example.com/gpu: 3", ""), node));
  }

  @Test
  void an_image_that_is_there_counts_by_size_and_by_how_many_have_it() {
    var has = node("has", "status=images: [{names: [nginx:latest], sizeBytes: 536870912}]");
    var lacks = node("lacks", "");

    // 512 MiB on one of two nodes: (256 - 23) / (1000 - 23) of 100
    var scores = new ImageLocality().of(pod("p", "", ""), List.of(has, lacks), cluster(has, lacks));

    assertEquals(23, scores[0]);
    assertEquals(0, scores[1]);
  }

  private static NodeResourcesFit fit(FitScore score) {
    return new NodeResourcesFit(Set.of(), score);
  }

  private static long of(Score score, PodInfo pod, NodeInfo node) {
    var scores = score.of(pod, List.of(node), cluster(node));
    return scores.length == 0 ? -1 : scores[0];
  }
}
