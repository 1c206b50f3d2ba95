package dev.keelson.api.etcd.v2.keys;

import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.watch.TreeWatchRequest;

/** What a request to {@code /v2/keys} comes to. */
sealed interface KeysRequest {
  /** One that the tree is asked. */
  sealed interface Sound extends KeysRequest {}

  /** GET and HEAD. {@code quorum}: as a majority knows it. */
  record Read(TreePath path, boolean recursive, boolean quorum) implements Sound {}

  /** GET with {@code wait=true}. */
  record Watch(TreeWatchRequest wanted) implements Sound {}

  /** PUT, POST, DELETE. {@code silent}: the answer need not hold the nodes. */
  record Write(TreeCommand command, boolean silent) implements Sound {}

  /** It never reaches the tree. */
  record Refused(KeysError error) implements KeysRequest {}
}
