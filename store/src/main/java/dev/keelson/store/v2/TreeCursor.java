package dev.keelson.store.v2;

import java.util.Optional;

/** A listing that is read while it is sent. One thread at a time; it keeps one state alive until it is closed. */
public interface TreeCursor extends AutoCloseable {
  /** Empty after the listed directory has closed. */
  Optional<TreePart> next();

  @Override
  void close();
}
