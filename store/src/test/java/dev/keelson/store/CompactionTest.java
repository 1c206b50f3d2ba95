package dev.keelson.store;

import static dev.keelson.store.StoreDriver.deleting;
import static dev.keelson.store.StoreDriver.doing;
import static dev.keelson.store.StoreDriver.nested;
import static dev.keelson.store.StoreDriver.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
    driver.put("a", "1"); // revision 2
    driver.put("a", "2"); // 3
    driver.put("b", "1"); // 4
    driver.run(deleting(one("b"))); // 5
    driver.put("a", "3"); // 6
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void compaction_to_0_works_once() {
    assertEquals(new Reply.Done(6), driver.run(new Command.Compact(0)));
    assertEquals(new Refusal.Compacted(0, 0), StoreDriver.refusal(driver.run(new Command.Compact(0))));
  }

  @Test
  void history_goes_on_at_the_revision_of_the_compaction_with_its_tombstone() throws InterruptedException {
    driver.run(new Command.Compact(5));
    driver.store().awaitPhysicalCompaction();
    assertEquals(Optional.empty(), history(4));
    List<Commit> commits = history(5).orElseThrow().commits();
    assertEquals(List.of(5L, 6L), commits.stream().map(Commit::revision).toList());
    Event deletion = commits.getFirst().events().getFirst();
    assertEquals(Event.Kind.DELETE, deletion.kind());
    assertEquals(Optional.empty(), deletion.previous());
    assertEquals("2", commits.getLast().events().getFirst().previous().orElseThrow().value().toUtf8());
  }

  @Test
  void a_version_that_its_own_revision_superseded_is_gone_after_compaction_to_it() throws InterruptedException {
    driver.run(doing(nested(Operation.put("c", "1")), nested(Operation.put("c", "2")))); // 7
    assertEquals(2, history(7).orElseThrow().commits().getFirst().events().size());
    driver.run(new Command.Compact(7));
    assertEquals(1, history(7).orElseThrow().commits().getFirst().events().size());
    driver.store().awaitPhysicalCompaction();
    assertEquals(1, history(7).orElseThrow().commits().getFirst().events().size());
  }

  @Test
  void the_hash_does_not_show_how_far_the_cleaning_is() throws IOException, InterruptedException {
    driver.run(new Command.Compact(4));
    HashAnswer soon = hash(driver, 0);
    driver.store().awaitPhysicalCompaction();
    assertEquals(soon, hash(driver, 0));
    driver.reopen();
    assertEquals(soon, hash(driver, 0));
  }

  @Test
  void a_member_that_is_ahead_has_the_same_hash_at_a_revision_of_both() {
    HashAnswer before = hash(driver, 6);
    driver.put("a", "4");
    driver.run(deleting(KeyRange.ALL));
    assertEquals(before, hash(driver, 6));
    assertTrue(!before.equals(hash(driver, 0)));
  }

  @Test
  void a_hash_of_what_is_compacted_or_not_yet_there_is_refused() {
    driver.run(new Command.Compact(4));
    assertEquals(new HashAnswer.Refused(new Refusal.Compacted(3, 4)), hash(driver, 3));
    assertEquals(new HashAnswer.Refused(new Refusal.FutureRevision(7, 6)), hash(driver, 7));
  }

  @Test
  void every_kind_of_difference_shows_in_the_hash() throws IOException {
    try (var other = new StoreDriver(directory.resolve("other"))) {
      other.put("a", "1");
      other.put("a", "2");
      other.put("b", "1");
      other.put("b", "1");
      other.put("a", "3");
      assertTrue(!hash(other, 4).equals(hash(driver, 5)));
      assertEquals(hash(other, 4), hash(driver, 4));
      assertTrue(!hash(other, 0).equals(hash(driver, 0)));
    }
  }

  @Test
  void a_giant_revision_is_compacted_in_steps_and_none_of_it_is_left() throws IOException, InterruptedException {
    for (int i = 0; i < 50; i++) {
      Command[] puts = new Command[100];
      for (int j = 0; j < puts.length; j++) {
        puts[j] = StoreDriver.putting("many/" + i + "/" + j, "x".repeat(100), 0);
      }
      driver.entry(puts);
    }
    var reply = (Reply.DeleteRange) driver.run(new Command.DeleteRange(StoreDriver.range("many/", "many0"), false));
    assertEquals(5_000, reply.deleted());
    assertEquals("a=3", driver.all());
    long last = driver.store().revision();
    assertEquals(5_000 + 1, countAt(last - 1));
    driver.run(new Command.Compact(last));
    driver.store().awaitPhysicalCompaction();
    long sizeBytes = driver.store().sizeBytes();
    driver.store().flush();
    driver.store().compactFiles();
    assertTrue(driver.store().sizeBytes() < sizeBytes);
    try (var view = driver.store().view()) {
      assertEquals(0, Rowset.history(view));
      assertEquals(5_000, Rowset.events(view)); // those of the revision itself
    }
  }

  @Test
  void a_giant_commit_is_announced_as_spilled() {
    for (int i = 0; i < 110; i++) {
      Command[] puts = new Command[100];
      for (int j = 0; j < puts.length; j++) {
        puts[j] = StoreDriver.putting("many/" + i + "/" + j, "", 0);
      }
      driver.entry(puts);
    }
    driver.run(deleting(KeyRange.ALL));
    var commit = driver.heard.commits.getLast();
    assertTrue(commit.spilled());
    assertEquals(List.of(), commit.events());
    assertEquals(11_001, history(commit.revision()).orElseThrow().commits().getFirst().events().size());
  }

  private long countAt(long revision) {
    return driver.read(RangeQuery.all(KeyRange.ALL).at(revision)).count();
  }

  private Optional<HistoryPage> history(long from) {
    try (var view = driver.store().view()) {
      return view.history(from, _ -> true, true, Integer.MAX_VALUE);
    }
  }

  private static HashAnswer hash(StoreDriver driver, long revision) {
    try (var view = driver.store().view()) {
      return view.hash(revision);
    }
  }
}
