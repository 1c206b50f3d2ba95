package dev.keelson.orchestrator.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.resource.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of discovery, by path without a slash at the end. */
public final class DiscoveryPages {
  private static final List<String> CORE = List.of("");

  private final Map<String, ObjectNode> legacy = new HashMap<>();
  private final Map<String, Aggregate> aggregated = new HashMap<>();

  /**
   * Makes all documents.
   *
   * @param serverAddress host and port, for clients inside the cluster
   */
  public DiscoveryPages(Registry registry, String serverAddress) {
    var documents = new LegacyDocuments(registry);
    legacy.put("/api", documents.versions(serverAddress));
    legacy.put("/apis", documents.groups());
    registry.groups().forEach(group -> legacy.put("/apis/" + group, documents.group(group)));
    registry.versions().forEach(version -> legacy.put("/" + version.path(), documents.resources(version)));
    var all = new AggregatedDocuments(registry);
    for (var version : List.of("v2", "v2beta1")) {
      aggregated.put("/api " + version, Aggregate.of(all.groups(version, CORE)));
      aggregated.put("/apis " + version, Aggregate.of(all.groups(version, registry.groups())));
    }
  }

  public List<String> paths() {
    return legacy.keySet().stream().sorted().toList();
  }

  /** Answers, if this is a page of discovery. */
  public boolean answer(ApiCall call) {
    var path = call.info().path().replaceAll("/+$", "");
    var page = legacy.get(path);
    if (page == null) {
      return false;
    }
    var aggregate = wanted(call.http()).map(version -> path + " " + version).map(aggregated::get);
    if (aggregate.isPresent()) {
      aggregate.get().answer(call);
    } else {
      call.reply(200, page);
    }
    return true;
  }

  /** The newest version of the aggregated document that the client can read, by its own order of preference. */
  private static Optional<String> wanted(HttpCall call) {
    return call.header("accept").flatMap(AggregateChoice::of);
  }

  /** Whether any resource of this group and version is served. */
  public boolean knows(GroupVersion version) {
    return legacy.containsKey("/" + version.path());
  }
}
