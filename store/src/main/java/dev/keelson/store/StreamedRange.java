package dev.keelson.store;

import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.mvcc.KeyOrderPass;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.Ranger;
import java.util.Optional;

/** A range that is read while it is sent. It holds its image until it is closed. */
final class StreamedRange implements RangeCursor {
  private final Image image;
  private final RangeQuery query;
  private final Facts facts;
  private final KeyOrderPass pass;
  private boolean closed;

  /** What a first pass over the same image has found out. */
  record Facts(long revision, long count, boolean more, long wireBytes) {}

  private StreamedRange(Image image, KeySpace keys, RangeQuery query, Facts facts) {
    this.image = image;
    this.query = query;
    this.facts = facts;
    this.pass = new KeyOrderPass(keys, query, query.limit());
  }

  /** {@code image} is held by the caller at this moment. */
  static StreamedRange start(Image image, KeySpace keys, RangeQuery query, Facts facts) {
    if (!image.hold()) {
      throw new IllegalStateException("the view is closed");
    }
    return new StreamedRange(image, keys, query, facts);
  }

  @Override
  public long revision() {
    return facts.revision();
  }

  @Override
  public long count() {
    return facts.count();
  }

  @Override
  public boolean more() {
    return facts.more();
  }

  @Override
  public long wireBytes() {
    return facts.wireBytes();
  }

  @Override
  public Optional<KeyValue> next() {
    if (closed) {
      throw new IllegalStateException("the cursor is closed");
    }
    return Optional.ofNullable(pass.next()).map(kv -> Ranger.shown(query, kv));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    pass.close();
    image.release();
  }
}
