package dev.keelson.orchestrator.authz;

import static dev.keelson.orchestrator.authz.Policies.attributes;
import static dev.keelson.orchestrator.authz.Policies.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
  private static final String V1 = "{\"apiVersion\": \"abac.authorization.kubernetes.io/v1beta1\","
      + " \"kind\": \"Policy\", \"spec\": %s}";
  private static final List<String> LINES = List.of(
      "# who may do what",
      "",
      V1.formatted("{\"user\":\"admin\",\"namespace\":\"*\",\"resource\":\"*\",\"apiGroup\":\"*\"}"),
      V1.formatted("{\"group\":\"dev\",\"readonly\":true,\"namespace\":\"shop\",\"resource\":\"pods\"}"),
      V1.formatted("{\"user\":\"*\",\"nonResourcePath\":\"/api*\"}"),
      V1.formatted("{\"namespace\":\"*\",\"resource\":\"*\",\"apiGroup\":\"*\"}"),
      "{\"user\":\"kubelet\", \"resource\":\"nodes\"}",
      "{\"user\":\"viewer\", \"readonly\": true}");

  @ParameterizedTest
  @CsvSource({
      "admin, x, delete pods shop/p, true",
      "admin, x, delete nodes /n, true",
      "admin, x, get /metrics, false",
      "kim, dev, list pods shop/, true",
      "kim, dev, delete pods shop/p, false",
      "kim, dev, list pods store/, false",
      "kim, dev, list deployments.apps shop/, false",
      "kim, system:authenticated, get /apis/apps, true",
      "kim, system:unauthenticated, get /apis/apps, false",
      "kim, system:authenticated, get /version, false",
      "kubelet, x, update nodes /n, true",
      "kubelet, x, get secrets shop/s, false",
      "viewer, x, list secrets shop/, true",
      "viewer, x, get /metrics, true",
      "viewer, x, create pods shop/, false"})
  void a_line_allows_what_it_says(String name, String group, String wanted, boolean allowed) throws IOException {
    var decision = PolicyFile.parse("f", LINES).decide(attributes(user(name, group), wanted));
    assertEquals(allowed ? Decision.allow("") : Decision.noOpinion("No policy matched."), decision);
  }

  @Test
  void rules_are_listed() throws IOException {
    var rules = PolicyFile.parse("f", LINES).rules(user("kim", "dev", "system:authenticated"), "shop").rules();
    assertEquals(List.of("{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\" \"list\" \"watch\"]}",
        "{NonResourceURLs:[\"/api*\"], Verbs:[\"*\"]}"), rules.stream().map(Rule::text).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"apiVersion\":\"abac/v9\"}"})
  void a_broken_line_is_named(String line) {
    var refused = assertThrows(IOException.class, () -> PolicyFile.parse("policies.jsonl", List.of("#", line)));
    assertTrue(refused.toString().contains("policies.jsonl, line 2: "), refused::toString);
  }
}
