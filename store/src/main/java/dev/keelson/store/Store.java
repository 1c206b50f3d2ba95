package dev.keelson.store;

import dev.keelson.store.apply.Notice;
import dev.keelson.store.apply.Outcome;
import dev.keelson.store.command.Applier;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.model.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state machine on disk. See the package comment for who may call what.
 *
 * <p>Each log entry is applied in three steps: the applier writes what it changes in one batch; an image of the new
 * state is published to readers; those who listen are told. So nobody is told of what cannot be read yet.
 */
public final class Store implements Applier, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final Home home;
  private final StoreSettings settings;
  private final CommitListener listener;
  private final Published published = new Published();
  private final Tree tree = new Tree(published);
  private Live live;
  private @Nullable StoreFailure failure;
  private boolean closed;

  private Store(Home home, StoreSettings settings, CommitListener listener, Live live) {
    this.home = home;
    this.settings = settings;
    this.listener = listener;
    this.live = live;
    published.publish(Image.of(live));
  }

  /** Opens or creates the store in {@code directory}. {@code listener} hears of every later change. */
  public static Store open(Path directory, StoreSettings settings, CommitListener listener) throws IOException {
    var home = Home.open(directory);
    return new Store(home, settings, listener, Live.open(home.live(), settings));
  }

  /** The newest state. Close it soon: while it is open, RocksDB keeps what it shows. */
  public View view() {
    return new View(published.acquire());
  }

  /** Without opening a view. */
  public long revision() {
    return published.peek().state().revision();
  }

  /** The v2 API's tree. */
  public Tree tree() {
    return tree;
  }

  /** Bytes on disk and in memory tables; never 0. */
  public long sizeBytes() {
    return Math.max(1, reading(image -> image.live().engine().sizeBytes()));
  }

  /** An estimate of the bytes that live data takes. */
  public long sizeInUseBytes() {
    return Math.max(1, reading(image -> image.live().engine().liveDataBytes()));
  }

  /** Rewrites files so that the space of removed data returns to the disk. May take long; changes nothing visible. */
  public void compactFiles() throws IOException {
    Image image = published.acquire();
    try {
      // RocksDB keeps what the newest image shows, also when nothing is written any more that would replace it.
      published.refresh(image, image.renewed());
    } finally {
      image.release();
    }
    compactRenewed();
  }

  private void compactRenewed() throws IOException {
    Image image = published.acquire();
    try {
      image.live().engine().compactFiles();
    } finally {
      image.release();
    }
  }

  /** Waits until the history below the last compaction is physically gone here. */
  public void awaitPhysicalCompaction() throws InterruptedException {
    published.peek().live().compactor().await();
  }

  @Override
  public List<Reply> apply(LogPosition at, List<Submission> submissions) {
    Outcome outcome = unlessFailed(() -> live.applier().apply(at, submissions));
    published.publish(Image.of(live));
    announce(outcome);
    return outcome.replies();
  }

  @Override
  public void skip(LogPosition at) {
    unlessFailed(() -> live.applier().skip(at));
    published.publish(Image.of(live));
  }

  @Override
  public LogPosition applied() {
    return published.peek().state().applied();
  }

  @Override
  public LogPosition flush() throws IOException {
    LogPosition position = applied();
    live.engine().flush();
    return position;
  }

  @Override
  public LogPosition checkpoint(Path directory) throws IOException {
    Image image = published.acquire();
    try {
      image.live().engine().checkpoint(directory);
    } finally {
      image.release();
    }
    // Entries may have been applied meanwhile: only the copy itself knows how far it reaches.
    return Live.positionOf(directory);
  }

  @Override
  public void install(Path directory) throws IOException {
    Path state = home.adopt(directory);
    Live next = Live.open(state, settings);
    home.makeLive(state);
    Live last = live;
    live = next;
    failure = null;
    published.publish(Image.of(next));
    last.retire(() -> remove(last.engine().directory()));
    listener.replaced(next.applier().state().revision(), next.applier().state().compactedTo());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    published.end();
    live.close();
  }

  private void announce(Outcome outcome) {
    if (!outcome.commits().isEmpty()) {
      listener.committed(outcome.commits());
    }
    if (!outcome.tree().changes().isEmpty()) {
      listener.treeChanged(outcome.tree().changes(), outcome.tree().firstExpiration());
    }
    for (Notice notice : outcome.notices()) {
      switch (notice) {
        case Notice.Compacted(long revision) -> {
          live.compactor().compactTo(revision);
          listener.compacted(revision);
        }
        case Notice.LeaseGranted(long id, long ttlSeconds) -> listener.leaseGranted(id, ttlSeconds);
        case Notice.MembersChanged _ -> listener.membersChanged();
        case Notice.LeaseRevoked(long id) -> listener.leaseRevoked(id);
      }
    }
  }

  /** After a failure nothing is applied any more: the next entry would stand on one that is missing. */
  private <T> T unlessFailed(Supplier<T> work) {
    if (failure != null) {
      throw new StoreFailure("the store has stopped applying: " + failure.getMessage(), failure);
    }
    try {
      return work.get();
    } catch (StoreFailure e) {
      failure = e;
      throw e;
    }
  }

  private long reading(ToLongFunction<Image> read) {
    Image image = published.acquire();
    try {
      return read.applyAsLong(image);
    } finally {
      image.release();
    }
  }

  private static void remove(Path state) {
    try {
      Home.delete(state);
    } catch (IOException e) {
      LOG.warn("cannot remove {}, which is no longer used; the next start tries again", state, e);
    }
  }
}
