package dev.keelson.store;

import static dev.keelson.store.StoreDriver.one;
import static dev.keelson.store.StoreDriver.putting;
import static dev.keelson.store.StoreDriver.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {
  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
    driver.run(new Command.GrantLease(7, 60));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void a_grant_makes_no_revision_and_is_unique() {
    assertEquals(new Reply.LeaseGranted(1, -8, 30), driver.run(new Command.GrantLease(-8, 30)));
    assertEquals(new Refusal.LeaseExists(7), refusal(driver.run(new Command.GrantLease(7, 60))));
    try (var view = driver.store().view()) {
      assertEquals(List.of(new Lease(-8, 30, 0), new Lease(7, 60, 0)), view.leases());
    }
  }

  @Test
  void a_put_with_an_unknown_lease_is_refused() {
    assertEquals(new Refusal.LeaseNotFound(9), refusal(driver.run(putting("a", "1", 9))));
  }

  @Test
  void a_revocation_deletes_the_attached_keys_in_key_order_in_one_revision() {
    driver.run(putting("b", "1", 7));
    driver.run(putting("a", "1", 7));
    driver.run(putting("c", "1", 0));
    assertEquals(new Reply.Done(5), driver.run(new Command.RevokeLease(7)));
    assertEquals("c=1", driver.all());
    assertEquals(List.of(Bytes.utf8("a"), Bytes.utf8("b")),
        driver.heard.commits.getLast().events().stream().map(event -> event.kv().key()).toList());
    assertEquals(new Refusal.LeaseNotFound(7), refusal(driver.run(new Command.RevokeLease(7))));
  }

  @Test
  void a_revocation_without_keys_makes_no_revision() {
    assertEquals(new Reply.Done(1), driver.run(new Command.RevokeLease(7)));
    assertEquals(List.of("granted 7 60", "revoked 7"), driver.heard.notes);
  }

  @Test
  void a_key_leaves_its_lease_when_it_moves_is_put_without_one_or_is_deleted() {
    driver.run(new Command.GrantLease(8, 60));
    for (String key : List.of("detached", "deleted", "kept", "moved")) {
      driver.run(putting(key, "1", 7));
    }
    driver.run(putting("moved", "1", 8));
    driver.run(putting("detached", "1", 0));
    driver.run(StoreDriver.deleting(one("deleted")));
    driver.run(new Command.Put(Bytes.utf8("kept"), Bytes.utf8("2"), 0, false, false, true));
    assertEquals(List.of("kept"), keys(7));
    assertEquals(List.of("moved"), keys(8));
  }

  @Test
  void a_lease_revoked_in_the_entry_that_attached_a_key_takes_it_along() {
    driver.run(putting("a", "1", 7));
    driver.entry(putting("b", "1", 7), StoreDriver.deleting(one("a")), putting("a", "2", 0),
        new Command.RevokeLease(7));
    assertEquals("a=2", driver.all());
    assertEquals(List.of(), keys(7));
  }

  @Test
  void a_checkpoint_is_kept_and_passes_over_leases_that_are_gone() throws IOException {
    driver.run(new Command.CheckpointLeases(List.of(new Lease(7, 0, 20), new Lease(99, 0, 5))));
    driver.reopen();
    try (var view = driver.store().view()) {
      assertEquals(List.of(new Lease(7, 60, 20)), view.leases());
    }
  }

  private List<String> keys(long lease) {
    try (var view = driver.store().view()) {
      return view.leaseKeys(lease).stream().map(Bytes::toUtf8).toList();
    }
  }
}
