package dev.keelson.orchestrator.scheduler.profile;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Profile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulerConfigurationTest {
  private static final String HEAD = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n";

  private static SchedulerConfiguration read(String yaml) {
    return SchedulerConfiguration.read(Yaml.node(HEAD + yaml));
  }

  private static List<String> filters(Profile profile) {
    return profile.filters().stream().map(Filter::name).toList();
  }

  private static List<String> scores(Profile profile) {
    return profile.scores().stream().map(each -> each.score().name() + "=" + each.weight()).toList();
  }

  @Test
  void without_a_file_the_usual_plugins_are_on() {
    var usual = SchedulerConfiguration.usual();
    var profile = requireNonNull(usual.profiles().get("default-scheduler"));

    assertEquals(List.of("NodeUnschedulable", "NodeName", "TaintToleration", "NodeAffinity", "NodePorts",
        "NodeResourcesFit", "VolumeBinding", "PodTopologySpread", "InterPodAffinity"), filters(profile));
    assertEquals(List.of("TaintToleration=3", "NodeAffinity=2", "NodeResourcesFit=1", "PodTopologySpread=2",
        "InterPodAffinity=2", "NodeResourcesBalancedAllocation=1", "ImageLocality=1"), scores(profile));
    assertTrue(profile.preempts());
    assertTrue(usual.leaderElect());
    assertEquals(Duration.ofSeconds(1), usual.backoffMin());
    assertEquals(Duration.ofSeconds(10), usual.backoffMax());
  }

  @Test
  void a_profile_takes_plugins_away_and_weighs_them_anew() {
    var profile = requireNonNull(read("""
        percentageOfNodesToScore: 40
        profiles:
        - schedulerName: packer
          percentageOfNodesToScore: 70
          plugins:
            multiPoint:
              disabled: [{name: ImageLocality}, {name: DefaultPreemption}]
            score:
              disabled: [{name: '*'}]
              enabled: [{name: NodeResourcesFit, weight: 5}]
            filter:
              disabled: [{name: NodePorts}]
        """).profiles().get("packer"));

    assertEquals(List.of("NodeResourcesFit=5"), scores(profile));
    assertFalse(filters(profile).contains("NodePorts"));
    assertFalse(profile.preempts());
    assertEquals(70, profile.nodesPercent());
  }

  @Test
  void profiles_stand_side_by_side() {
    var read = read("profiles: [{schedulerName: a}, {schedulerName: b}]\npodMaxBackoffSeconds: 30\n"
        + "leaderElection: {leaderElect: false}\nclientConnection: {kubeconfig: /etc/s.conf}");

    assertEquals(List.of("a", "b"), List.copyOf(read.profiles().keySet()));
    assertEquals(Duration.ofSeconds(30), read.backoffMax());
    assertFalse(read.leaderElect());
    assertEquals("/etc/s.conf", read.kubeconfig().orElseThrow());
  }

  @Test
  void what_cannot_be_used_is_refused_by_field() {
    assertRefused("plugins.score: plugin \"Nice\" does not exist",
        "profiles: [{plugins: {score: {enabled: [{name: Nice}]}}}]");
    assertRefused("percentageOfNodesToScore: not in valid range [0-100]", "percentageOfNodesToScore: 101");
    assertRefused("profiles: duplicate value: \"default-scheduler\"", "profiles: [{}, {}]");
    assertRefused("podInitialBackoffSeconds: must be greater than 0", "podInitialBackoffSeconds: 0");
    assertRefused("scoringStrategy.type: Unsupported value: \"Best\"",
        "profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: Best}}}]}]");
  }

  private static void assertRefused(String expected, String yaml) {
    var refused = assertThrows(BadConfiguration.class, () -> read(yaml));
    assertEquals(expected, refused.getMessage());
  }
}
