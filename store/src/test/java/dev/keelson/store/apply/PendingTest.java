package dev.keelson.store.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.mvcc.Version;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTest {
  private static final Bytes A = Bytes.utf8("a");
  private static final Bytes B = Bytes.utf8("b");

  private final Pending pending = new Pending();

  @Test
  void what_was_not_touched_is_for_the_engine_to_say() {
    assertNull(pending.at(A, Long.MAX_VALUE));
    assertFalse(pending.touches(KeyRange.ALL));
  }

  @Test
  void every_revision_of_the_entry_can_be_read() {
    pending.put(version(A, 5, "x"), 5, 0);
    pending.delete(A, 6, 0);
    pending.put(version(A, 7, "y"), 7, 0);
    assertNull(pending.at(A, 4));
    assertEquals("x", value(A, 5));
    assertEquals("gone", value(A, 6));
    assertEquals("y", value(A, 7));
  }

  @Test
  void the_last_change_within_a_revision_counts() {
    pending.put(version(A, 5, "x"), 5, 0);
    pending.put(version(A, 5, "y"), 5, 1);
    assertEquals("y", value(A, 5));
  }

  @Test
  void an_erasure_takes_what_was_there_and_leaves_what_comes_later() {
    pending.put(version(A, 5, "x"), 5, 0);
    pending.erase(KeyRange.ALL, 6, 9);
    pending.put(version(B, 6, "y"), 6, 10);
    assertEquals("x", value(A, 5));
    assertEquals("gone", value(A, 6));
    assertEquals("gone", value(Bytes.utf8("only in the engine"), 6));
    assertEquals("y", value(B, 6));
    assertNull(pending.at(B, 5));
  }

  @Test
  void an_erasure_stays_within_its_range() {
    pending.erase(new KeyRange(A, Optional.of(B)), 6, 9);
    assertEquals("gone", value(A, 6));
    assertNull(pending.at(B, 6));
  }

  @Test
  void the_touched_keys_of_an_inverted_range_are_none() {
    pending.put(version(A, 5, "x"), 5, 0);
    assertTrue(pending.keys(new KeyRange(B, Optional.of(A))).isEmpty());
    assertTrue(pending.touches(KeyRange.single(A)));
    assertFalse(pending.touches(KeyRange.single(B)));
  }

  private String value(Bytes key, long revision) {
    Version version = Objects.requireNonNull(pending.at(key, revision)).version();
    return version == null ? "gone" : version.kv().value().toUtf8();
  }

  private static Version version(Bytes key, long revision, String value) {
    return Version.of(0, KeyValue.of(key, revision, revision, 1, Bytes.utf8(value), 0));
  }
}
