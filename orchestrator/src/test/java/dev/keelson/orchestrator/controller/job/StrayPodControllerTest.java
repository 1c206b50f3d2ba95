package dev.keelson.orchestrator.controller.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StrayPodControllerTest {
  /** Far more than anything here takes. */
  private static final int TRIES_MAX = 20_000;

  @TempDir
  private Path directory;

  private static void pod(ApiClient client, String name, ObjectNode job) {
    var pod = Yaml.object("""
        {metadata: {name: '%s', namespace: 'default', finalizers: ['%s']},
         spec: {containers: [{name: 'c', image: 'i'}]}}""".formatted(name, JobPod.FINALIZER));
    Metadata.of(pod).putArray("ownerReferences").add(OwnerReferences.controlledBy(job));
    client.create(ResourceTypes.PODS, "default", pod);
  }

  private static List<String> finalizers(ApiClient client, String pod) {
    return Metadata.finalizers(client.get(ResourceTypes.PODS, new ObjectKey("default", pod)));
  }

  private static void awaitRelease(ApiClient client, String pod) {
    for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
      if (finalizers(client, pod).isEmpty()) {
        return;
      }
    }
    throw new AssertionError(pod + " is never let go");
  }

  @Test
  void pods_of_jobs_that_are_gone_are_let_go_and_no_others() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      var job = client.create(ResourceTypes.JOBS, "default", Yaml.object("""
          {metadata: {name: 'pi', namespace: 'default'}, spec: {template: {spec:
           {restartPolicy: 'Never', containers: [{name: 'c', image: 'i'}]}}}}"""));
      var gone = job.deepCopy();
      Metadata.of(gone).put("uid", "00000000-0000-0000-0000-000000000000");
      pod(client, "own", job);
      pod(client, "stray", gone);
      api.run("job-controller", 1, StrayPodController::new);
      awaitRelease(client, "stray");
      assertEquals(List.of(JobPod.FINALIZER), finalizers(client, "own"));
      client.delete(ResourceTypes.JOBS, ObjectKey.of(job), Deletion.background());
      awaitRelease(client, "own");
    }
  }
}
