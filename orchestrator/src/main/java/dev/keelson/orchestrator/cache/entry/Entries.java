package dev.keelson.orchestrator.cache.entry;

import dev.keelson.orchestrator.storage.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Entries in key order; immutable.
 *
 * <p>Method: chunks of some hundred entries in one array. A change copies its chunk and the array of chunks, 4 KiB with
 * 56,000 entries, and shares the rest; in return readers need no lock, and a list may be sent over minutes from the
 * state at which it began.
 */
public final class Entries implements Iterable<Entry> {
  /** So many fit in a cache page of references; a chunk that grows past it is cut in two. */
  private static final int CHUNK_MAX = 256;

  /** Neighbours that together have no more than this become one chunk. */
  private static final int CHUNK_JOINED_MAX = 128;

  /** Behind any text. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  public static final Entries EMPTY = new Entries(new Entry[0][], 0);

  private final Entry[][] chunks;
  private final int size;

  private Entries(Entry[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** From entries that are in key order, each key once. */
  public static Entries of(List<Entry> sorted) {
    int full = CHUNK_MAX * 3 / 4; // room to grow
    var chunks = new ArrayList<Entry[]>();
    for (int at = 0; at < sorted.size(); at += full) {
      chunks.add(sorted.subList(at, Math.min(sorted.size(), at + full)).toArray(Entry[]::new));
    }
    return new Entries(chunks.toArray(Entry[][]::new), sorted.size());
  }

  public int size() {
    return size;
  }

  public Optional<Entry> find(String key) {
    int chunk = chunkOf(key);
    int at = chunk < 0 ? -1 : search(chunks[chunk], key);
    return at < 0 ? Optional.empty() : Optional.of(chunks[chunk][at]);
  }

  /** With {@code entry} in the place of whatever had its key. */
  public Entries with(Entry entry) {
    int chunk = Math.max(0, chunkOf(entry.key()));
    if (chunks.length == 0) {
      return new Entries(new Entry[][] {{entry}}, 1);
    }
    int at = search(chunks[chunk], entry.key());
    if (at >= 0) {
      Entry[] copy = chunks[chunk].clone();
      copy[at] = entry;
      return new Entries(replaced(chunk, 1, List.<Entry[]>of(copy)), size);
    }
    Entry[] grown = inserted(chunks[chunk], -at - 1, entry);
    List<Entry[]> pieces = grown.length > CHUNK_MAX ? halves(grown) : List.<Entry[]>of(grown);
    return new Entries(replaced(chunk, 1, pieces), size + 1);
  }

  public Entries without(String key) {
    int chunk = chunkOf(key);
    int at = chunk < 0 ? -1 : search(chunks[chunk], key);
    if (at < 0) {
      return this;
    }
    Entry[] shrunk = removed(chunks[chunk], at);
    if (shrunk.length == 0) {
      return new Entries(replaced(chunk, 1, List.of()), size - 1);
    }
    if (chunk + 1 < chunks.length && shrunk.length + chunks[chunk + 1].length <= CHUNK_JOINED_MAX) {
      return new Entries(replaced(chunk, 2, List.<Entry[]>of(joined(shrunk, chunks[chunk + 1]))), size - 1);
    }
    return new Entries(replaced(chunk, 1, List.<Entry[]>of(shrunk)), size - 1);
  }

  @Override
  public Iterator<Entry> iterator() {
    return new Walk(0, 0, "");
  }

  /** Those whose keys begin with {@code prefix}, from {@code key} on. */
  public Iterable<Entry> from(String key, String prefix) {
    return () -> {
      Place place = place(key);
      return new Walk(place.chunk(), place.at(), prefix);
    };
  }

  /** How many keys begin with {@code prefix} and come at or after {@code key}. Does not look at each. */
  public long count(String key, String prefix) {
    return place(prefix + LAST).rank(chunks) - place(key).rank(chunks);
  }

  private record Place(int chunk, int at) {
    long rank(Entry[][] chunks) {
      long rank = at;
      for (int i = 0; i < chunk; i++) {
        rank += chunks[i].length;
      }
      return rank;
    }
  }

  /** The first entry at or after {@code key}. */
  private Place place(String key) {
    int chunk = Math.max(0, chunkOf(key));
    if (chunks.length == 0) {
      return new Place(0, 0);
    }
    int at = search(chunks[chunk], key);
    return new Place(chunk, at < 0 ? -at - 1 : at);
  }

  /** The last chunk that does not begin behind {@code key}; -1 when all do. */
  private int chunkOf(String key) {
    Comparator<String> order = Keys.orderAround(key);
    int low = 0;
    int high = chunks.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (order.compare(chunks[middle][0].key(), key) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  /** As {@link Arrays#binarySearch}. */
  private static int search(Entry[] chunk, String key) {
    Comparator<String> around = Keys.orderAround(key);
    int low = 0;
    int high = chunk.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = around.compare(chunk[middle].key(), key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private Entry[][] replaced(int from, int count, Collection<Entry[]> by) {
    Entry[][] copy = new Entry[chunks.length - count + by.size()][];
    System.arraycopy(chunks, 0, copy, 0, from);
    int at = from;
    for (Entry[] chunk : by) {
      copy[at++] = chunk;
    }
    System.arraycopy(chunks, from + count, copy, at, chunks.length - from - count);
    return copy;
  }

  private static Entry[] inserted(Entry[] chunk, int at, Entry entry) {
    Entry[] copy = Arrays.copyOf(chunk, chunk.length + 1);
    System.arraycopy(chunk, at, copy, at + 1, chunk.length - at);
    copy[at] = entry;
    return copy;
  }

  private static Entry[] removed(Entry[] chunk, int at) {
    Entry[] copy = Arrays.copyOf(chunk, chunk.length - 1);
    System.arraycopy(chunk, at + 1, copy, at, copy.length - at);
    return copy;
  }

  private static Entry[] joined(Entry[] left, Entry[] right) {
    Entry[] copy = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, copy, left.length, right.length);
    return copy;
  }

  private static List<Entry[]> halves(Entry[] chunk) {
    int middle = chunk.length / 2;
    return List.of(Arrays.copyOf(chunk, middle), Arrays.copyOfRange(chunk, middle, chunk.length));
  }

  private final class Walk implements Iterator<Entry> {
    private final String prefix;
    private int chunk;
    private int at;

    Walk(int chunk, int at, String prefix) {
      this.chunk = chunk;
      this.at = at;
      this.prefix = prefix;
      settle();
    }

    @Override
    public boolean hasNext() {
      return chunk < chunks.length && chunks[chunk][at].key().startsWith(prefix);
    }

    @Override
    public Entry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry entry = chunks[chunk][at++];
      settle();
      return entry;
    }

    private void settle() {
      if (chunk < chunks.length && at == chunks[chunk].length) {
        chunk++;
        at = 0;
      }
    }
  }
}
