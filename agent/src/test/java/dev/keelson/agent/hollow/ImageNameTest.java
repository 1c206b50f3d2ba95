package dev.keelson.agent.hollow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImageNameTest {
  @Test
  void what_is_left_out_is_put_in() {
    assertEquals("docker.io/library/nginx:latest", ImageName.of("nginx").toString());
    assertEquals("docker.io/library/nginx:1.25", ImageName.of("nginx:1.25").toString());
    assertEquals("docker.io/vish/stress:latest", ImageName.of("vish/stress").toString());
    assertEquals("registry.k8s.io/pause:3.9", ImageName.of("registry.k8s.io/pause:3.9").toString());
    assertEquals("localhost:5000/a/b:latest", ImageName.of("localhost:5000/a/b").toString());
    assertEquals("docker.io/library/x@sha256:00ff", ImageName.of("x@sha256:00ff").toString());
    assertEquals("pause", ImageName.of("registry.k8s.io/pause:3.9").family());
  }

  @Test
  void nonsense_is_no_name() {
    assertEquals(Optional.empty(), ImageName.objection("docker.io/jocatalin/kubernetes-bootcamp:v1"));
    assertEquals(Optional.of("couldn't parse image name \"Nginx:1:2\": invalid reference format"),
        ImageName.objection("Nginx:1:2"));
  }
}
