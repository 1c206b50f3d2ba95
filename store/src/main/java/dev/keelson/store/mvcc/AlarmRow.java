package dev.keelson.store.mvcc;

import dev.keelson.store.model.Alarm;

/** An alarm as a row: all of it is in the row's key. */
public final class AlarmRow {
  private AlarmRow() {}

  static byte code(Alarm.Kind kind) {
    return switch (kind) {
      case NONE -> 0;
      case NOSPACE -> 1;
      case CORRUPT -> 2;
    };
  }

  public static Alarm decode(byte[] rowKey) {
    for (Alarm.Kind kind : Alarm.Kind.values()) {
      if (code(kind) == rowKey[1]) {
        return new Alarm(RowKey.longAt(rowKey, 2), kind);
      }
    }
    throw new IllegalArgumentException("alarm row of unknown kind " + rowKey[1]);
  }
}
