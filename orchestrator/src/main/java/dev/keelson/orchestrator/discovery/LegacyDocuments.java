package dev.keelson.orchestrator.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.resource.Verb;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The documents that tell of one group or one version each. */
final class LegacyDocuments {
  private static final int HASH_BYTES = 8;

  private final Registry registry;

  LegacyDocuments(Registry registry) {
    this.registry = registry;
  }

  /** {@code /api}. */
  ObjectNode versions(String serverAddress) {
    var document = object().put("kind", "APIVersions");
    document.putArray("versions").add("v1");
    document.putArray("serverAddressByClientCIDRs").addObject()
        .put("clientCIDR", "0.0.0.0/0").put("serverAddress", serverAddress);
    return document;
  }

  /** {@code /apis}. */
  ObjectNode groups() {
    var document = object().put("kind", "APIGroupList").put("apiVersion", "v1");
    var groups = document.putArray("groups");
    registry.groups().forEach(group -> groups.add(describe(object(), group)));
    return document;
  }

  /** {@code /apis/apps}. */
  ObjectNode group(String group) {
    return describe(object().put("kind", "APIGroup").put("apiVersion", "v1"), group);
  }

  private ObjectNode describe(ObjectNode document, String group) {
    document.put("name", group);
    var versions = document.putArray("versions");
    registry.versions(group).forEach(version -> version(versions.addObject(), version));
    version(document.putObject("preferredVersion"), registry.versions(group).getFirst());
    return document;
  }

  private static void version(ObjectNode node, GroupVersion version) {
    node.put("groupVersion", version.toString()).put("version", version.version());
  }

  /** {@code /api/v1}, {@code /apis/apps/v1}. */
  ObjectNode resources(GroupVersion version) {
    var document = object().put("kind", "APIResourceList");
    if (!version.group().isEmpty()) {
      document.put("apiVersion", "v1");
    }
    document.put("groupVersion", version.toString());
    var resources = document.putArray("resources");
    for (var resource : registry.of(version)) {
      describe(resources.addObject(), resource);
      resource.subresources().forEach(name -> describe(resources.addObject(), resource, name));
    }
    return document;
  }

  private static void describe(ObjectNode node, Resource resource) {
    var names = resource.names();
    node.put("name", names.plural()).put("singularName", names.singular()).put("namespaced", resource.namespaced())
        .put("kind", names.kind());
    texts(node.putArray("verbs"), verbs(resource));
    if (!names.shortNames().isEmpty()) {
      texts(node.putArray("shortNames"), names.shortNames());
    }
    if (!names.categories().isEmpty()) {
      texts(node.putArray("categories"), names.categories());
    }
    if (resource.isStored()) {
      node.put("storageVersionHash", hash(resource));
    }
  }

  private static void describe(ObjectNode node, Resource parent, String name) {
    var sub = Subresource.of(parent, name);
    node.put("name", parent.plural() + "/" + name).put("singularName", "").put("namespaced", parent.namespaced());
    if (!sub.version().equals(parent.version())) {
      if (!sub.version().group().isEmpty()) {
        node.put("group", sub.version().group());
      }
      node.put("version", sub.version().version());
    }
    node.put("kind", sub.kind());
    texts(node.putArray("verbs"), sub.verbs());
  }

  static List<String> verbs(Resource resource) {
    return Stream.of(Verb.values()).filter(resource.verbs()::contains).map(Verb::text).toList();
  }

  static void texts(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Says which version objects are stored in, without saying it (apiserver's StorageVersionHash). */
  private static String hash(Resource resource) {
    var version = resource.version();
    var text = version.group() + "/" + version.version() + "/" + resource.kind();
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
