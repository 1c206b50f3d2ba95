package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Containers of all three lists. */
final class ContainerDefaults {
  private ContainerDefaults() {}

  static void container(ObjectNode container) {
    Fill.each(container, "ports", port -> Fill.text(port, "protocol", "TCP"));
    Fill.each(container, "env", variable -> Fill.in(variable, "valueFrom", ContainerDefaults::reference));
    Fill.in(container, "resources", ResourceDefaults::requirements);
    Fill.struct(container, "resources");
    for (var probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      Fill.in(container, probe, ContainerDefaults::probe);
    }
    Fill.in(container, "lifecycle", lifecycle -> {
      Fill.in(lifecycle, "postStart", ContainerDefaults::handler);
      Fill.in(lifecycle, "preStop", ContainerDefaults::handler);
    });
    Fill.text(container, "terminationMessagePath", "/dev/termination-log");
    Fill.text(container, "terminationMessagePolicy", "File");
    Fill.text(container, "imagePullPolicy", ImageName.pullPolicy(container.path("image").asText()));
  }

  /** To a field of the pod or to a resource of a container; in variables and in volumes. */
  static void reference(ObjectNode source) {
    Fill.in(source, "fieldRef", field -> Fill.text(field, "apiVersion", "v1"));
    Fill.in(source, "resourceFieldRef", resource -> Fill.text(resource, "divisor", "0"));
  }

  private static void probe(ObjectNode probe) {
    handler(probe);
    Fill.numberOverZero(probe, "timeoutSeconds", 1);
    Fill.numberOverZero(probe, "periodSeconds", 10);
    Fill.numberOverZero(probe, "successThreshold", 1);
    Fill.numberOverZero(probe, "failureThreshold", 3);
  }

  private static void handler(ObjectNode handler) {
    Fill.in(handler, "httpGet", get -> {
      Fill.text(get, "path", "/");
      Fill.text(get, "scheme", "HTTP");
    });
    Fill.in(handler, "grpc", grpc -> Fill.textIfAbsent(grpc, "service", ""));
  }
}
