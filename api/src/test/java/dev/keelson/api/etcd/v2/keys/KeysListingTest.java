package dev.keelson.api.etcd.v2.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.api.etcd.call.DirectLoop;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.SoleReplica;
import dev.keelson.api.etcd.tree.TreeDesk;
import dev.keelson.api.etcd.tree.TreeNews;
import dev.keelson.api.etcd.tree.TtlSweeper;
import dev.keelson.api.http.AnswerStream;
import dev.keelson.store.Store;
import dev.keelson.store.StoreSettings;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeCursor;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.watch.TreeHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large listings: told in pieces, the same text as if they were held. */
class KeysListingTest {
  private static final long NOW = 1_700_000_000_000_000_000L;

  @TempDir Path directory;
  private final DirectLoop loop = new DirectLoop();
  private final TreeHub hub = new TreeHub(loop);
  private Store store;
  private TreeDesk desk;

  @BeforeEach
  void open() throws IOException {
    var news = new TreeNews(hub, new TtlSweeper(loop, loop::nowNanos, () -> NOW));
    store = Store.open(directory.resolve("store"), StoreSettings.DEFAULT, news);
    var replica = new SoleReplica(store, _ -> CompletableFuture.completedFuture(new byte[0]));
    var reads = new Reads(replica, Duration.ofSeconds(1), Runnable::run);
    desk = new TreeDesk(store.tree(), hub, replica, reads, Duration.ofSeconds(1), () -> NOW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_listing_in_pieces_is_the_text_of_one_that_is_held() {
    set("/empty", true, "");
    set("/a/_hidden", false, "x");
    set("/a/b/c", false, "<1>");
    set("/a/b/d/e", false, "2");
    set("/z", false, "3");
    for (boolean recursive : List.of(true, false)) {
      assertEquals(held("/", recursive), new Client().hears("/", recursive));
      assertEquals(held("/a", recursive), new Client().hears("/a", recursive));
    }
    assertEquals(held("/empty", true), new Client().hears("/empty", true));
  }

  @Test
  void what_does_not_fit_one_piece_goes_in_several() {
    for (int i = 0; i < 50; i++) {
      set("/dir" + i % 5 + "/key" + i, false, "v".repeat(9_000));
    }
    var client = new Client();
    assertEquals(held("/", true), client.hears("/", true));
    assertTrue(client.pieces.size() > 5);
  }

  @Test
  void the_state_is_let_go_when_the_client_leaves() {
    set("/a", false, "1");
    var client = new Client();
    client.takes = 0;
    TreeCursor cursor = cursor("/", true);
    new KeysListing(desk, cursor, client).start();
    client.gone.orElseThrow().run();
    assertThrows(IllegalStateException.class, cursor::next);
  }

  private void set(String path, boolean dir, String value) {
    desk.submit(new TreeCommand.Set(TreePath.key(path), dir, Bytes.utf8(value), desk.ttl(5))).join();
  }

  private String held(String path, boolean recursive) {
    return store.tree().get(TreePath.key(path), recursive, NOW, Long.MAX_VALUE)
        instanceof TreeReply.Happened(long _, var event) ? new String(TreeJson.event(event), UTF_8) : "not held";
  }

  private TreeCursor cursor(String path, boolean recursive) {
    if (store.tree().get(TreePath.key(path), recursive, NOW, 0) instanceof TreeReply.Listed(long _, var cursor)) {
      return cursor;
    }
    throw new AssertionError("held although nothing may be");
  }

  /** Takes so many pieces at once, and then no more. */
  private final class Client implements AnswerStream {
    private final List<byte[]> pieces = new ArrayList<>();
    private int takes = Integer.MAX_VALUE;
    private Optional<Runnable> gone = Optional.empty();
    private boolean ended;

    String hears(String path, boolean recursive) {
      new KeysListing(desk, cursor(path, recursive), this).start();
      assertTrue(ended);
      return pieces.stream().map(piece -> new String(piece, UTF_8)).collect(Collectors.joining());
    }

    @Override
    public void write(byte[] piece, Runnable sent) {
      pieces.add(piece);
      if (pieces.size() <= takes) {
        sent.run();
      }
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public void onGone(Runnable left) {
      gone = Optional.of(left);
    }
  }
}
