package dev.keelson.agent.pod;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is asked of one container.
 *
 * @param pullPolicy {@code Always}, {@code IfNotPresent} or {@code Never}
 * @param spec all of it, for the runtime; never changed
 */
public record ContainerForm(String name, String image, String pullPolicy, ContainerRole role, JsonNode spec) {
  static ContainerForm init(JsonNode spec) {
    return of(spec, spec.path("restartPolicy").asText().equals("Always") ? ContainerRole.SIDECAR : ContainerRole.INIT);
  }

  static ContainerForm main(JsonNode spec) {
    return of(spec, ContainerRole.MAIN);
  }

  private static ContainerForm of(JsonNode spec, ContainerRole role) {
    return new ContainerForm(spec.path("name").asText(), spec.path("image").asText(),
        spec.path("imagePullPolicy").asText("IfNotPresent"), role, spec);
  }

  /** Where events say that they are about this container. */
  String fieldPath() {
    return (role == ContainerRole.MAIN ? "spec.containers{" : "spec.initContainers{") + name + "}";
  }
}
