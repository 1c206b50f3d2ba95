package dev.keelson.raft;

import dev.keelson.store.model.Bytes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the peer port answers to HTTP requests of visitors who are no members. */
@FunctionalInterface
public interface PeerPages {
  /** Nothing anywhere, as Go's library says it. */
  PeerPages NONE = (_, _) -> CompletableFuture.completedFuture(Page.NOT_FOUND);

  /** Called on the replica's loop; must not block. */
  CompletableFuture<Page> page(String method, String path);

  /**
   * An answer.
   *
   * @param status with its reason, such as {@code 200 OK}
   */
  record Page(String status, Map<String, String> headers, Bytes body) {
    private static final Map<String, String> PLAIN =
        Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");

    public static final Page NOT_FOUND = new Page("404 Not Found", PLAIN, Bytes.utf8("404 page not found\n"));

    public Page {
      headers = Map.copyOf(headers);
    }
  }
}
