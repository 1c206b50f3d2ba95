package dev.keelson.store;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The newest image, from the applying thread to all readers. Nobody waits for anybody. */
final class Published {
  private final AtomicReference<@Nullable Image> newest = new AtomicReference<>();

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
    Image image = newest.get();
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

  /**
   * Any thread: puts {@code next}, which shows at least as much, in the place of {@code seen} if that is the newest.
   */
  void refresh(Image seen, Image next) {
    Image loser = newest.compareAndSet(seen, next) ? seen : next;
    loser.release();
  }

  private void replace(@Nullable Image next) {
    Image last = newest.getAndSet(next);
    if (last != null) {
      last.release();
    }
  }
}
