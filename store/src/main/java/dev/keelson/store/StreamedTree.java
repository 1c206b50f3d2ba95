package dev.keelson.store;

import dev.keelson.store.v2.TreeCursor;
import dev.keelson.store.v2.TreePart;
import dev.keelson.store.v2.TreeReply;
import java.util.Optional;

/** A listing that is read while it is sent. It holds its image until it is closed. */
final class StreamedTree implements TreeCursor {
  private final Image image;
  private final TreeCursor parts;
  private boolean closed;

  private StreamedTree(Image image, TreeCursor parts) {
    this.image = image;
    this.parts = parts;
  }

  /** {@code image} is held by the caller at this moment, and {@code parts} are read from it. */
  static TreeReply start(Image image, TreeCursor parts) {
    if (!image.hold()) {
      throw new IllegalStateException("the image is gone");
    }
    return new TreeReply.Listed(image.tree().index(), new StreamedTree(image, parts));
  }

  @Override
  public Optional<TreePart> next() {
    if (closed) {
      throw new IllegalStateException("the cursor is closed");
    }
    return parts.next();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      parts.close();
      image.release();
    }
  }
}
