package dev.keelson.store.mvcc;

import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key of every kind of row. One byte names the space; all numbers are big-endian, so that rows sort by them.
 *
 * <pre>
 * a ‖ lease(8) ‖ user key               → nothing                     keys attached to a lease
 * c ‖ user key                          → {@link Version} row                current state
 * e ‖ revision(8) ‖ sub(4)              → kind ‖ user key             what each revision changed
 * h ‖ escaped user key ‖ revision(8) ‖ sub(4) → {@link Version} row          the version that this revision superseded
 * k ‖ user key                          → nothing                     which keys there are, for counting
 * l ‖ lease(8)                          → ttl ‖ remaining             leases
 * m ‖ name                              →                             state, format, progress of compaction
 * p ‖ member(8)                         → member                      members
 * r ‖ member(8)                         → nothing                     ids of members that have left
 * w ‖ alarm kind ‖ member(8)            → nothing                     alarms
 * n, t, v                               → the tree of the v2 API, see its {@code TreeRowKey}
 * </pre>
 *
 * <p>In history a zero byte of the user key becomes {@code 00 FF} and {@code 00 00} ends the key: that keeps the order
 * of keys whatever follows, also where one key is the beginning of another.
 */
public final class RowKey {
  public static final byte[] NOTHING = new byte[0];

  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int STAMP_BYTES = Long.BYTES + Integer.BYTES;

  private RowKey() {}

  public static byte[] current(Bytes key) {
    return spaced('c', key.array());
  }

  /** Where the current rows of {@code range} end. */
  public static byte[] currentEnd(KeyRange range) {
    return end('c', range.to());
  }

  public static byte[] presence(Bytes key) {
    return spaced('k', key.array());
  }

  public static byte[] presenceEnd(KeyRange range) {
    return end('k', range.to());
  }

  /** The row of the version of {@code key} that ({@code revision}, {@code sub}) superseded. */
  public static byte[] history(Bytes key, long revision, int sub) {
    byte[] row = escaped(key, STAMP_BYTES);
    putStamp(row, row.length - STAMP_BYTES, revision, sub);
    return row;
  }

  /** Where the history of {@code key} begins; it sorts after all history of smaller keys. */
  public static byte[] historyStart(Bytes key) {
    return escaped(key, 0);
  }

  /** Just behind the history of {@code key}. */
  public static byte[] historyEnd(Bytes key) {
    byte[] row = escaped(key, 0);
    row[row.length - 1] = 1;
    return row;
  }

  public static byte[] historyEnd(KeyRange range) {
    return range.to().isPresent() ? historyStart(range.to().get()) : new byte[] {'h' + 1};
  }

  public static byte[] event(long revision, int sub) {
    byte[] row = new byte[1 + STAMP_BYTES];
    row[0] = 'e';
    putStamp(row, 1, revision, sub);
    return row;
  }

  /** Lease ids are signed: with the sign bit turned over they sort as such. */
  public static byte[] lease(long id) {
    return numbered('l', id ^ Long.MIN_VALUE, 0);
  }

  public static byte[] leaseEnd() {
    return new byte[] {'l' + 1};
  }

  public static byte[] leaseStart() {
    return new byte[] {'l'};
  }

  public static byte[] attachment(long lease, Bytes key) {
    byte[] row = numbered('a', lease, key.size());
    System.arraycopy(key.array(), 0, row, 1 + Long.BYTES, key.size());
    return row;
  }

  /** Just behind all attachments of {@code lease}. */
  public static byte[] attachmentEnd(long lease) {
    byte[] row = numbered('a', lease, 0);
    int last = row.length - 1;
    while (row[last] == (byte) 0xff) {
      last--;
    }
    row[last]++;
    return Arrays.copyOf(row, last + 1);
  }

  public static byte[] member(long id) {
    return numbered('p', id, 0);
  }

  public static byte[] memberStart() {
    return new byte[] {'p'};
  }

  public static byte[] memberEnd() {
    return new byte[] {'p' + 1};
  }

  public static byte[] removedMember(long id) {
    return numbered('r', id, 0);
  }

  public static byte[] removedMemberStart() {
    return new byte[] {'r'};
  }

  public static byte[] removedMemberEnd() {
    return new byte[] {'r' + 1};
  }

  /** The id of a row of {@link #removedMember}. */
  public static long removedMemberId(byte[] row) {
    return longAt(row, 1);
  }

  public static byte[] alarm(Alarm alarm) {
    byte[] row = new byte[2 + Long.BYTES];
    row[0] = 'w';
    row[1] = AlarmRow.code(alarm.kind());
    LONG.set(row, 2, alarm.memberId());
    return row;
  }

  public static byte[] alarmStart() {
    return new byte[] {'w'};
  }

  public static byte[] alarmEnd() {
    return new byte[] {'w' + 1};
  }

  public static byte[] meta(String name) {
    return spaced('m', Bytes.utf8(name).array());
  }

  static long longAt(byte[] row, int at) {
    return (long) LONG.get(row, at);
  }

  static int intAt(byte[] row, int at) {
    return (int) INT.get(row, at);
  }

  /** The user key of a history row. */
  public static Bytes historyKey(byte[] row) {
    int end = row.length - STAMP_BYTES - 2;
    byte[] key = new byte[end - 1];
    int size = 0;
    for (int at = 1; at < end; at++) {
      key[size++] = row[at];
      if (row[at] == 0) {
        at++; // the FF behind it
      }
    }
    return Bytes.wrap(size == key.length ? key : Arrays.copyOf(key, size));
  }

  public static long historyRevision(byte[] row) {
    return longAt(row, row.length - STAMP_BYTES);
  }

  public static int historySub(byte[] row) {
    return intAt(row, row.length - Integer.BYTES);
  }

  private static byte[] escaped(Bytes key, int room) {
    byte[] plain = key.array();
    int zeros = 0;
    for (byte b : plain) {
      zeros += b == 0 ? 1 : 0;
    }
    byte[] row = new byte[1 + plain.length + zeros + 2 + room];
    row[0] = 'h';
    if (zeros == 0) {
      System.arraycopy(plain, 0, row, 1, plain.length);
      return row;
    }
    int at = 1;
    for (byte b : plain) {
      row[at++] = b;
      if (b == 0) {
        row[at++] = (byte) 0xff;
      }
    }
    return row;
  }

  private static void putStamp(byte[] row, int at, long revision, int sub) {
    LONG.set(row, at, revision);
    INT.set(row, at + Long.BYTES, sub);
  }

  private static byte[] spaced(char space, byte[] rest) {
    byte[] row = new byte[1 + rest.length];
    row[0] = (byte) space;
    System.arraycopy(rest, 0, row, 1, rest.length);
    return row;
  }

  private static byte[] end(char space, Optional<Bytes> to) {
    return to.isPresent() ? spaced(space, to.get().array()) : new byte[] {(byte) (space + 1)};
  }

  private static byte[] numbered(char space, long number, int room) {
    byte[] row = new byte[1 + Long.BYTES + room];
    row[0] = (byte) space;
    LONG.set(row, 1, number);
    return row;
  }
}
