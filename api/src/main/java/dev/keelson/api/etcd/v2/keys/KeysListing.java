package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.tree.TreeDesk;
import dev.keelson.api.etcd.v2.text.Json;
import dev.keelson.api.http.AnswerStream;
import dev.keelson.store.v2.TreeCursor;
import dev.keelson.store.v2.TreePart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A directory with too much in it to be held: it is read while the client takes it, a piece when the one before has
 * gone to the socket. Pieces are made by reader threads and the client's leaving is told by its connection's, so what
 * touches the cursor holds this object's lock.
 */
final class KeysListing {
  /** Big enough to amortise a thread hop, small against what a connection may have waiting. */
  private static final int PIECE_BYTES = 64 << 10;

  private final TreeDesk desk;
  private final TreeCursor cursor;
  private final AnswerStream stream;
  private final Json json = new Json();

  /** For each directory that has not closed: whether it has shown a child. */
  private final Deque<Boolean> populated = new ArrayDeque<>();

  private boolean closed;

  KeysListing(TreeDesk desk, TreeCursor cursor, AnswerStream stream) {
    this.desk = desk;
    this.cursor = cursor;
    this.stream = stream;
    json.openObject().name("action").text("get").name("node");
  }

  void start() {
    stream.onGone(this::close);
    pass();
  }

  private void pass() {
    var _ = desk.read(this::piece).whenComplete((piece, failure) -> {
      if (failure != null) {
        close();
        stream.end();
      } else {
        piece.ifPresentOrElse(bytes -> stream.write(bytes, this::pass), stream::end);
      }
    });
  }

  /** Empty when everything was told, or nobody listens any more. */
  private synchronized Optional<byte[]> piece() {
    while (!closed && json.size() < PIECE_BYTES) {
      cursor.next().ifPresentOrElse(this::write, this::close);
    }
    return json.size() == 0 ? Optional.empty() : Optional.of(json.take());
  }

  private void write(TreePart part) {
    switch (part) {
      case TreePart.Opens(var node) -> {
        beforeChild();
        TreeJson.head(json, node);
        populated.push(false);
      }
      case TreePart.Leaf(var node) -> {
        beforeChild();
        TreeJson.node(json, node);
      }
      case TreePart.Closes(var node) -> {
        if (populated.pop()) {
          json.closeArray();
        }
        TreeJson.tail(json, node);
        if (populated.isEmpty()) {
          json.closeObject().endLine();
        }
      }
    }
  }

  private void beforeChild() {
    if (!populated.isEmpty() && !populated.getFirst()) {
      json.name("nodes").openArray();
      populated.pop();
      populated.push(true);
    }
  }

  private synchronized void close() {
    if (!closed) {
      closed = true;
      cursor.close();
    }
  }
}
