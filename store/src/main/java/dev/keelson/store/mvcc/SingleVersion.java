package dev.keelson.store.mvcc;

import org.jspecify.annotations.Nullable;

/** At most one version: a range of one key is a point read, several times cheaper than a cursor. */
public final class SingleVersion implements Versions {
  private @Nullable Version version;

  public SingleVersion(@Nullable Version version) {
    this.version = version;
  }

  @Override
  public @Nullable Version next() {
    Version only = version;
    version = null;
    return only;
  }

  @Override
  public void close() {}
}
