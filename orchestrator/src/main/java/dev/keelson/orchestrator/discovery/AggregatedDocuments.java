package dev.keelson.orchestrator.discovery;

import static dev.keelson.orchestrator.discovery.LegacyDocuments.object;
import static dev.keelson.orchestrator.discovery.LegacyDocuments.texts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.resource.Resource;
import java.util.List;

/** All groups in one document (apidiscovery.k8s.io, KEP-3352). */
final class AggregatedDocuments {
  private final Registry registry;

  AggregatedDocuments(Registry registry) {
    this.registry = registry;
  }

  /**
   * Describes groups.
   *
   * @param version of the document: {@code v2} or {@code v2beta1}
   */
  ObjectNode groups(String version, List<String> groups) {
    var document = object().put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/" + version);
    document.putObject("metadata");
    var items = document.putArray("items");
    for (var group : groups) {
      var item = items.addObject();
      var metadata = item.putObject("metadata");
      if (!group.isEmpty()) {
        metadata.put("name", group);
      }
      metadata.putNull("creationTimestamp");
      var versions = item.putArray("versions");
      registry.versions(group).forEach(each -> describe(versions.addObject(), each));
    }
    return document;
  }

  private void describe(ObjectNode node, GroupVersion version) {
    node.put("version", version.version());
    var resources = node.putArray("resources");
    registry.of(version).forEach(resource -> describe(resources.addObject(), resource));
    node.put("freshness", "Current");
  }

  private static void describe(ObjectNode node, Resource resource) {
    var names = resource.names();
    node.put("resource", names.plural());
    kind(node.putObject("responseKind"), resource.version(), names.kind());
    node.put("scope", resource.namespaced() ? "Namespaced" : "Cluster").put("singularResource", names.singular());
    texts(node.putArray("verbs"), LegacyDocuments.verbs(resource));
    if (!names.shortNames().isEmpty()) {
      texts(node.putArray("shortNames"), names.shortNames());
    }
    if (!names.categories().isEmpty()) {
      texts(node.putArray("categories"), names.categories());
    }
    if (!resource.subresources().isEmpty()) {
      var subresources = node.putArray("subresources");
      resource.subresources().forEach(name -> describe(subresources.addObject(), Subresource.of(resource, name)));
    }
  }

  private static void describe(ObjectNode node, Subresource sub) {
    node.put("subresource", sub.name());
    kind(node.putObject("responseKind"), sub.version(), sub.kind());
    texts(node.putArray("verbs"), sub.verbs());
  }

  private static void kind(ObjectNode node, GroupVersion version, String kind) {
    node.put("group", version.group()).put("version", version.version()).put("kind", kind);
  }
}
