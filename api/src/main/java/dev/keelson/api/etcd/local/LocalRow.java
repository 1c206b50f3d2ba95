package dev.keelson.api.etcd.local;

import dev.keelson.store.model.KeyValue;

/** One version of one key. Arrays are for reading only. */
public final class LocalRow {
  private final KeyValue row;

  LocalRow(KeyValue row) {
    this.row = row;
  }

  public byte[] key() {
    return row.key().array();
  }

  public byte[] value() {
    return row.value().array();
  }

  /** Of the change that made this version. */
  public long modRevision() {
    return row.modRevision();
  }
}
