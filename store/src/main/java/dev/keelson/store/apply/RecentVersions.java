package dev.keelson.store.apply;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.mvcc.Version;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The newest versions of keys that were written lately, by key. A put needs the version that it supersedes, and to look
 * for it in RocksDB's files was the dearest part of a put. The applying thread's; forgetting costs time only.
 *
 * <p>Implementation notes: versions lie outside the Java heap in segments that are filled in turn. When all are full,
 * the oldest segment is forgotten as a whole. A version that is as long as the one before takes its place, so keys that
 * are written again and again do not push others out. {@code places} is an open hash table with linear probing, {@code
 * hashes} beside it saves looks into the segments.
 */
final class RecentVersions {
  private static final int SEGMENTS = 8;

  /** In front of each version: its hash, the size of its key, the size of its row. */
  private static final int HEAD_BYTES = 3 * Integer.BYTES;

  /** One segment holds several versions of any size that is kept. */
  private static final int VERSIONS_IN_SEGMENT_MIN = 16;

  /** Smaller versions than this fill the table before they fill the segments. */
  private static final int VERSION_BYTES_USUAL = 128;

  /** So that keys whose hashes were made to collide cannot slow down what is applied; they are not kept. */
  private static final int PROBES_MAX = 32;

  private static final int NONE = 0;
  private static final int HASH_FACTOR = 0x9e3779b9;

  private final int segmentBytes;
  private final @Nullable ByteBuffer[] segments = new ByteBuffer[SEGMENTS];
  private final int[] filledBytes = new int[SEGMENTS];
  private final int[] places;
  private final int[] hashes;
  private final int mask;
  private byte[] scratch = new byte[0];
  private int segment;
  private int count;

  /** @param bytesMax what the segments may take together; memory is taken as it is needed */
  RecentVersions(long bytesMax) {
    this.segmentBytes = Math.toIntExact(bytesMax / SEGMENTS);
    int slots = Integer.highestOneBit(Math.max(2, Math.toIntExact(bytesMax / VERSION_BYTES_USUAL)));
    this.places = new int[slots];
    this.hashes = new int[slots];
    this.mask = slots - 1;
  }

  /** Null when it is not known, whether the key is there or not. */
  @Nullable Version get(Bytes key) {
    int slot = slot(key, hash(key));
    return slot < 0 || places[slot] == NONE ? null : new Version(key, row(places[slot]));
  }

  /** {@code version} is the newest of its key. */
  void put(Version version) {
    int hash = hash(version.key());
    int slot = slot(version.key(), hash);
    if (slot >= 0 && places[slot] != NONE) {
      if (rowBytes(places[slot]) == version.row().length) {
        buffer(places[slot]).put(rowStart(places[slot]), version.row());
        return;
      }
      free(slot);
    }
    add(version, hash);
  }

  /** The key is gone. */
  void remove(Bytes key) {
    int slot = slot(key, hash(key));
    if (slot >= 0 && places[slot] != NONE) {
      free(slot);
    }
  }

  void clear() {
    Arrays.fill(places, NONE);
    Arrays.fill(filledBytes, 0);
    segment = 0;
    count = 0;
  }

  private void add(Version version, int hash) {
    int size = HEAD_BYTES + version.key().size() + version.row().length;
    if (size > segmentBytes / VERSIONS_IN_SEGMENT_MIN) {
      return;
    }
    if (filledBytes[segment] + size > segmentBytes || count > mask / 2) {
      beginSegment();
    }
    int slot = slot(version.key(), hash);
    if (slot < 0) {
      return;
    }
    places[slot] = write(version, hash);
    hashes[slot] = hash;
    count++;
    filledBytes[segment] += size;
  }

  /** Returns the place of what was written. */
  private int write(Version version, int hash) {
    ByteBuffer buffer = segments[segment];
    if (buffer == null) {
      buffer = ByteBuffer.allocateDirect(segmentBytes);
      segments[segment] = buffer;
    }
    int start = filledBytes[segment];
    int keySize = version.key().size();
    buffer.putInt(start, hash);
    buffer.putInt(start + Integer.BYTES, keySize);
    buffer.putInt(start + 2 * Integer.BYTES, version.row().length);
    buffer.put(start + HEAD_BYTES, version.key().array());
    buffer.put(start + HEAD_BYTES + keySize, version.row());
    return segment * segmentBytes + start + 1;
  }

  /** The next segment takes what comes, and what it held is forgotten. */
  private void beginSegment() {
    segment = (segment + 1) % SEGMENTS;
    ByteBuffer buffer = segments[segment];
    int start = 0;
    while (buffer != null && start < filledBytes[segment]) {
      forget(buffer.getInt(start), segment * segmentBytes + start + 1);
      start += HEAD_BYTES + buffer.getInt(start + Integer.BYTES) + buffer.getInt(start + 2 * Integer.BYTES);
    }
    filledBytes[segment] = 0;
  }

  /** Unless the key has got another place since. */
  private void forget(int hash, int place) {
    for (int probe = 0; probe < PROBES_MAX; probe++) {
      int slot = (hash + probe) & mask;
      if (places[slot] == place) {
        free(slot);
        return;
      }
    }
  }

  /** Where the key is, else where it can be put; -1 when there is no room near its hash. */
  private int slot(Bytes key, int hash) {
    for (int probe = 0; probe < PROBES_MAX; probe++) {
      int slot = (hash + probe) & mask;
      if (places[slot] == NONE || (hashes[slot] == hash && isOf(places[slot], key))) {
        return slot;
      }
    }
    return -1;
  }

  /** Closes the gap, so that no search ends before what it looks for. */
  private void free(int slot) {
    int gap = slot;
    for (int next = (gap + 1) & mask; places[next] != NONE; next = (next + 1) & mask) {
      int distance = (next - hashes[next]) & mask;
      if (distance >= ((next - gap) & mask)) {
        places[gap] = places[next];
        hashes[gap] = hashes[next];
        gap = next;
      }
    }
    places[gap] = NONE;
    count--;
  }

  private boolean isOf(int place, Bytes key) {
    int size = keyBytes(place);
    if (size != key.size()) {
      return false;
    }
    if (scratch.length < size) {
      scratch = new byte[2 * size];
    }
    buffer(place).get(start(place) + HEAD_BYTES, scratch, 0, size);
    return Arrays.equals(scratch, 0, size, key.array(), 0, size);
  }

  private byte[] row(int place) {
    byte[] row = new byte[rowBytes(place)];
    buffer(place).get(rowStart(place), row);
    return row;
  }

  private int rowStart(int place) {
    return start(place) + HEAD_BYTES + keyBytes(place);
  }

  private int keyBytes(int place) {
    return buffer(place).getInt(start(place) + Integer.BYTES);
  }

  private int rowBytes(int place) {
    return buffer(place).getInt(start(place) + 2 * Integer.BYTES);
  }

  private int start(int place) {
    return (place - 1) % segmentBytes;
  }

  private ByteBuffer buffer(int place) {
    ByteBuffer buffer = segments[(place - 1) / segmentBytes];
    if (buffer == null) {
      throw new AssertionError("nothing was ever written at " + place);
    }
    return buffer;
  }

  private static int hash(Bytes key) {
    int mixed = key.hashCode() * HASH_FACTOR;
    return mixed ^ (mixed >>> 16);
  }
}
