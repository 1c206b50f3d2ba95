package dev.keelson.store;

import org.jspecify.annotations.Nullable;

/** The newest image, from the applying thread to all readers. Nobody waits for anybody. */
final class Published {
  private volatile @Nullable Image newest;

  /** The newest image, held: whoever gets it releases it. */
  Image acquire() {
    Image image = peek();
    while (!image.hold()) {
      image = peek(); // it was replaced and let go in between
    }
    return image;
  }

  /** For its numbers only: its rows may be gone at any time. */
  Image peek() {
    Image image = newest;
    if (image == null) {
      throw new IllegalStateException("the store is closed");
    }
    return image;
  }

  /** The applying thread only. */
  void publish(Image next) {
    replace(next);
  }

  void end() {
    replace(null);
  }

  private void replace(@Nullable Image next) {
    Image last = newest;
    newest = next;
    if (last != null) {
      last.release();
    }
  }
}
