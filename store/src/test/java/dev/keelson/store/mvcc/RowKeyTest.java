package dev.keelson.store.mvcc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.store.model.Bytes;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class RowKeyTest {
  @Property
  void history_sorts_by_key_then_revision(@ForAll("keys") Bytes one, @ForAll("keys") Bytes other,
      @ForAll @LongRange(min = 0) long revision, @ForAll @LongRange(min = 0) long otherRevision) {
    int byKey = one.compareTo(other);
    int expected = byKey != 0 ? byKey : Long.compare(revision, otherRevision);
    int found = Arrays.compareUnsigned(RowKey.history(one, revision, 7), RowKey.history(other, otherRevision, 7));
    assertEquals(Integer.signum(expected), Integer.signum(found));
  }

  @Property
  void a_history_row_gives_back_its_parts(@ForAll("keys") Bytes key, @ForAll @LongRange(min = 0) long revision) {
    byte[] row = RowKey.history(key, revision, 3);
    assertEquals(key, RowKey.historyKey(row));
    assertEquals(revision, RowKey.historyRevision(row));
    assertEquals(3, RowKey.historySub(row));
  }

  @Property
  void the_history_of_a_key_lies_between_its_start_and_its_end(@ForAll("keys") Bytes key, @ForAll("keys") Bytes other) {
    byte[] row = RowKey.history(other, Long.MAX_VALUE, Integer.MAX_VALUE);
    boolean inside = Arrays.compareUnsigned(row, RowKey.historyStart(key)) >= 0
        && Arrays.compareUnsigned(row, RowKey.historyEnd(key)) < 0;
    assertEquals(key.equals(other), inside);
  }

  @Property
  void leases_sort_as_signed_numbers(@ForAll long one, @ForAll long other) {
    int found = Arrays.compareUnsigned(RowKey.lease(one), RowKey.lease(other));
    assertEquals(Integer.signum(Long.compare(one, other)), Integer.signum(found));
  }

  @Property
  void the_attachments_of_a_lease_end_before_those_of_the_next(@ForAll long lease, @ForAll("keys") Bytes key) {
    byte[] end = RowKey.attachmentEnd(lease);
    assertTrue(Arrays.compareUnsigned(RowKey.attachment(lease, key), end) < 0);
    assertTrue(lease == -1 || Arrays.compareUnsigned(RowKey.attachment(lease + 1, Bytes.EMPTY), end) >= 0);
  }

  @Provide
  Arbitrary<Bytes> keys() {
    var few = Arbitraries.of((byte) 0, (byte) 1, (byte) 'a', (byte) 0xfe, (byte) 0xff);
    return few.array(byte[].class).ofMaxSize(5).map(Bytes::wrap);
  }
}
