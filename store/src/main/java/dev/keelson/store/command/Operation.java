package dev.keelson.store.command;

import dev.keelson.store.model.Bytes;

/** One step of a transaction's branch. */
public sealed interface Operation {
  record Range(RangeQuery query) implements Operation {}

  record Put(Command.Put put) implements Operation {}

  record Delete(Command.DeleteRange delete) implements Operation {}

  record Nested(Command.Txn txn) implements Operation {}

  /** For tests and tools: a put without a lease and without extras. */
  static Operation put(String key, String value) {
    return new Put(new Command.Put(Bytes.utf8(key), Bytes.utf8(value), 0, false, false, false));
  }
}
