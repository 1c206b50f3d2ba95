package dev.keelson.orchestrator.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes what must exist after the first start. Namespaces come first: the rest is in them. */
public final class FirstObjects {
  private static final String FILE = "first-objects.json";

  private final ClusterObjects objects;
  private final String serviceAddress;
  private final int securePort;

  /**
   * For servers that listen alike.
   *
   * @param serviceAddress the first one of the range of services, such as {@code 10.96.0.1}
   * @param securePort on which the servers listen, such as 6443
   */
  public FirstObjects(ClusterObjects objects, String serviceAddress, int securePort) {
    this.objects = objects;
    this.serviceAddress = serviceAddress;
    this.securePort = securePort;
  }

  /** Makes what is missing, and leaves alone what is there; says how many were made. */
  public int ensure() {
    int made = 0;
    for (var each : read()) {
      made += ensure(each.path("group").asText(), each.path("plural").asText(), each.path("object"));
    }
    return made + ensure("", "services", service());
  }

  private int ensure(String group, String plural, JsonNode wish) {
    var object = wish.<ObjectNode>deepCopy();
    var metadata = object.path("metadata");
    boolean there = objects
        .find(group, plural, metadata.path("namespace").asText(""), metadata.path("name").asText()).isPresent();
    return !there && objects.create(group, plural, object) ? 1 : 0;
  }

  /** The service by which pods find the API; its endpoints are those of {@link ServerEndpoints}. */
  private ObjectNode service() {
    var service = JsonNodeFactory.instance.objectNode();
    service.put("apiVersion", "v1").put("kind", "Service");
    service.putObject("metadata").put("name", "kubernetes").put("namespace", "default")
        .putObject("labels").put("component", "apiserver").put("provider", "kubernetes");
    var spec = service.putObject("spec").put("type", "ClusterIP").put("clusterIP", serviceAddress);
    spec.putArray("clusterIPs").add(serviceAddress);
    spec.putArray("ipFamilies").add("IPv4");
    spec.put("ipFamilyPolicy", "SingleStack").put("internalTrafficPolicy", "Cluster").put("sessionAffinity", "None");
    spec.putArray("ports").addObject()
        .put("name", "https").put("port", 443).put("protocol", "TCP").put("targetPort", securePort);
    return service;
  }

  private static JsonNode read() {
    try (var file = FirstObjects.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      return new ObjectMapper().readTree(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
