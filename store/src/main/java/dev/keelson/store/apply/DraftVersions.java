package dev.keelson.store.apply;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.mvcc.Version;
import dev.keelson.store.mvcc.Versions;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Merges untouched keys of the engine with touched keys that are there. */
final class DraftVersions implements Versions {
  private final Versions base;
  private final Pending pending;
  private final Iterator<Bytes> touched;
  private final long revision;
  private @Nullable Version nextUntouched;
  private @Nullable Version nextTouched;

  DraftVersions(Versions base, Pending pending, KeyRange range, long revision) {
    this.base = base;
    this.pending = pending;
    this.touched = pending.keys(range).keySet().iterator();
    this.revision = revision;
    nextUntouched = advanceUntouched();
    nextTouched = advanceTouched();
  }

  @Override
  public @Nullable Version next() {
    if (untouchedIsNext()) {
      Version version = nextUntouched;
      nextUntouched = advanceUntouched();
      return version;
    }
    Version version = nextTouched;
    nextTouched = advanceTouched();
    return version;
  }

  @Override
  public void close() {
    base.close();
  }

  private boolean untouchedIsNext() {
    return nextUntouched != null && (nextTouched == null || nextUntouched.key().compareTo(nextTouched.key()) < 0);
  }

  private @Nullable Version advanceUntouched() {
    Version version = base.next();
    while (version != null && pending.at(version.key(), revision) != null) {
      version = base.next();
    }
    return version;
  }

  private @Nullable Version advanceTouched() {
    while (touched.hasNext()) {
      var change = pending.at(touched.next(), revision);
      if (change != null && change.version() != null) {
        return change.version();
      }
    }
    return null;
  }
}
