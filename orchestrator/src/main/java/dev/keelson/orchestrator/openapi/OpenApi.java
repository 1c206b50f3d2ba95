package dev.keelson.orchestrator.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.codec.JsonText;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The API's documents. Each is made when it is first asked for, and kept. Safe to share between threads. */
public final class OpenApi {
  /** As answers name it; clients ask for it with an {@code @} before {@code v1.0}, which is no media type to Go. */
  private static final String PROTOBUF = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

  private static final String JSON = "application/json";

  private final Registry registry;
  private final Schema schema;
  private final byte[] descriptions;
  private final Fingerprint fingerprint;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  private OpenApi(Registry registry, Schema schema, byte[] descriptions) {
    this.registry = registry;
    this.schema = schema;
    this.descriptions = descriptions;
    this.fingerprint = new Fingerprint(schema.table(), descriptions);
  }

  /** Reads the descriptions that come with the program. */
  public static OpenApi of(Registry registry, Schema schema) {
    return new OpenApi(registry, schema, Descriptions.read());
  }

  /** {@code /openapi/v3}: where the documents are. */
  public Page v3Index() {
    return page("v3", JSON, all(), this::index);
  }

  /**
   * The document of one group and version; empty when there is none.
   *
   * @param path below {@code /openapi/v3/}: {@code api/v1}, {@code apis/apps/v1}
   */
  public Optional<Page> v3(String path) {
    return registry.versions().stream().filter(version -> version.path().equals(path)).findFirst().map(this::v3Page);
  }

  /** {@code /openapi/v2} as JSON. */
  public Page v2() {
    return page("v2", JSON, all(), () -> JsonText.compact(v2Document().of(all())));
  }

  /** {@code /openapi/v2} as protobuf, the only form that kubectl asks for. */
  public Page v2Protobuf() {
    return page("v2.pb", PROTOBUF, all(), () -> Gnostic.document(v2Document().of(all())));
  }

  private Page v3Page(GroupVersion version) {
    var resources = registry.of(version);
    return page(version.path(), JSON, resources,
        () -> JsonText.compact(new V3Document(schema, Descriptions.of(descriptions)).of(resources)));
  }

  private V2Document v2Document() {
    return new V2Document(schema, Descriptions.of(descriptions));
  }

  private byte[] index() {
    var index = JsonNodeFactory.instance.objectNode();
    var paths = index.putObject("paths");
    for (var version : registry.versions()) {
      var hash = fingerprint.of(registry.of(version));
      paths.putObject(version.path())
          .put("serverRelativeURL", "/openapi/v3/" + version.path() + "?hash=" + hash);
    }
    return JsonText.compact(index);
  }

  private Page page(String name, String contentType, List<Resource> resources, Supplier<byte[]> body) {
    return pages.computeIfAbsent(name, absent -> new Page(contentType, fingerprint.of(resources), body.get()));
  }

  private List<Resource> all() {
    return registry.all().toList();
  }
}
