package dev.keelson.orchestrator.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class WorkloadRulesTest {
  private static final Ruled DEPLOYMENTS = Ruled.namespaced("apps", "Deployment");
  private static final String DEPLOYMENT = """
      spec:
        selector: {matchLabels: {%s}}
        template:
          metadata: {labels: {inovex: class}}
          spec: {containers: [{name: c, image: i}]%s}
      """;

  @Test
  void a_selector_has_to_find_its_pods_and_stays() {
    assertEquals("", DEPLOYMENTS.created(DEPLOYMENT.formatted("inovex: class", "")));
    assertEquals("""
        spec.template.metadata.labels: Invalid value: {"inovex":"class"}: `selector` does not match template `labels`
        spec.selector: Invalid value: {"matchLabels":{"a":"b","inovex":"class"}}: field is immutable""",
        DEPLOYMENTS.updated(DEPLOYMENT.formatted("inovex: class", ""),
            DEPLOYMENT.formatted("inovex: class, a: b", "")));
  }

  @Test
  void deployments_run_for_ever() {
    assertEquals("""
        spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"
        spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported""",
        DEPLOYMENTS.created(DEPLOYMENT.formatted("inovex: class", ", restartPolicy: Never, activeDeadlineSeconds: 5")));
  }

  @Test
  void a_deployment_needs_a_selector() {
    assertEquals("""
        spec.selector: Required value
        spec.template.spec.containers: Required value""",
        DEPLOYMENTS.created("{spec: {template: {spec: {containers: []}}}}"));
    assertEquals("spec.selector: Invalid value: {}: empty selector is invalid for deployment",
        DEPLOYMENTS.created("{spec: {selector: {}, template: {spec: {containers: [{name: c, image: i}]}}}}"));
  }

  @Test
  void a_rollout_has_to_be_able_to_move() {
    var given = DEPLOYMENT.formatted("inovex: class", "") + "  strategy: {rollingUpdate: {maxSurge: %s,"
        + " maxUnavailable: %s}}\n";
    assertEquals("spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0",
        DEPLOYMENTS.created(given.formatted("0", "0")));
    assertEquals("spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"101%\": must not be greater than 100%",
        DEPLOYMENTS.created(given.formatted("1", "101%")));
    assertEquals("", DEPLOYMENTS.created(given.formatted("200%", "0%")));
  }
}
