package dev.keelson.orchestrator.controller.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.object.Metadata;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
  @ParameterizedTest
  @CsvSource({
      "false, '', false, '[kubernetes.io/pvc-protection]'",
      "false, kubernetes.io/pvc-protection, false, same",
      "true, kubernetes.io/pvc-protection, true, same",
      "true, kubernetes.io/pvc-protection, false, '[]'",
      "true, other, false, same"})
  void a_claim_is_protected_until_it_is_deleted_and_nobody_uses_it(
      boolean deleting, String finalizer, boolean used, String finalizers) {
    var claim = Yaml.object("metadata: {name: c" + (deleting ? ", deletionTimestamp: '2026-01-01T00:00:00Z'" : "")
        + ", finalizers: [" + finalizer + "]}");
    assertEquals(finalizers, Protection.OF_CLAIMS.change(claim, () -> used)
        .map(changed -> Metadata.finalizers(changed).toString()).orElse("same"));
  }

  @Test
  void a_pod_uses_its_claims_while_it_runs_on_a_node() {
    var pod = Yaml.object("""
        metadata: {name: p}
        spec: {nodeName: n, volumes: [{name: v, persistentVolumeClaim: {claimName: c}}, {name: e, ephemeral: {}}]}
        status: {phase: Running}
        """);
    assertTrue(ClaimProtectionController.isUsed("c", List.of(pod)));
    assertTrue(ClaimProtectionController.isUsed("p-e", List.of(pod)));
    assertFalse(ClaimProtectionController.isUsed("d", List.of(pod)));
    pod.withObjectProperty("status").put("phase", "Failed");
    assertFalse(ClaimProtectionController.isUsed("c", List.of(pod)));
  }
}
