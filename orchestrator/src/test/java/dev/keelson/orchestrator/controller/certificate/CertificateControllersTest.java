package dev.keelson.orchestrator.controller.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.Yaml;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CertificateControllersTest {
  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

  private static boolean isOver(String status) {
    return CleaningPlan.isOver(Yaml.object("metadata: {creationTimestamp: '2026-01-02T11:30:00Z'}\nstatus: "
        + status), NOW);
  }

  @Test
  void what_was_answered_an_hour_ago_goes() {
    assertFalse(isOver("{conditions: [{type: Denied, status: 'True', lastUpdateTime: '2026-01-02T11:30:00Z'}]}"));
    assertTrue(isOver("{conditions: [{type: Denied, status: 'True', lastUpdateTime: '2026-01-02T10:30:00Z'}]}"));
    assertTrue(isOver("{certificate: x, conditions: [{type: Approved, status: 'True',"
        + " lastUpdateTime: '2026-01-02T10:30:00Z'}]}"));
    assertFalse(isOver("{conditions: [{type: Approved, status: 'True', lastUpdateTime: '2026-01-02T10:30:00Z'}]}"),
        "approved, but not signed yet");
  }

  @Test
  void what_nobody_answers_goes_after_a_day() {
    assertFalse(isOver("{}"));
    assertTrue(CleaningPlan.isOver(Yaml.object("metadata: {creationTimestamp: '2026-01-01T11:30:00Z'}"), NOW));
  }

  @Test
  void a_request_says_what_became_of_it() {
    var request = new Request(Yaml.object("""
        spec: {signerName: kubernetes.io/kubelet-serving, usages: [digital signature, server auth], username: u}
        status: {conditions: [{type: Approved, status: 'True'}]}
        """));
    assertTrue(request.isApproved());
    assertFalse(request.isDenied());
    assertEquals("u", request.user());
    assertEquals(2, request.usages().size());
  }
}
