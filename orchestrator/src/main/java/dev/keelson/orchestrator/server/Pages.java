package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.status.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The paths that are not resources, by their longest known beginning. */
public final class Pages {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final TreeMap<String, Page> pages = new TreeMap<>();
  private final Set<String> listed = new TreeSet<>();

  /**
   * Adds a page with all paths below it.
   *
   * @param path without a slash at its end
   */
  public Pages add(String path, Page page) {
    pages.put(path, page);
    listed.add(path);
    return this;
  }

  /** Has the index of paths show more than the pages that were added. */
  public Pages list(Collection<String> paths) {
    listed.addAll(paths);
    return this;
  }

  public void answer(ApiCall call) {
    var path = call.info().path();
    if (path.isEmpty() || path.equals("/")) {
      index(call, 200);
      return;
    }
    var page = find(path);
    if (page.isEmpty()) {
      index(call, 404);
    } else if (!READS.contains(call.http().method())) {
      throw Refusals.methodNotAllowed();
    } else {
      page.get().answer(call);
    }
  }

  private Optional<Page> find(String path) {
    return pages.headMap(path, true).descendingMap().entrySet().stream()
        .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void index(ApiCall call, int status) {
    var document = JsonNodeFactory.instance.objectNode();
    var paths = document.putArray("paths");
    listed.forEach(paths::add);
    call.replyBytes(status, "application/json", document.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  /** For groups and versions that nobody serves, in the words of Go's server. */
  static void unknown(ApiCall call) {
    call.replyBytes(404, "text/plain; charset=utf-8", "404 page not found\n".getBytes(StandardCharsets.UTF_8));
  }
}
