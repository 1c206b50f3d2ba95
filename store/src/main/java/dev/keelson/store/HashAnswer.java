package dev.keelson.store;

import dev.keelson.store.command.Refusal;

/** What {@link View#hash} gives. */
public sealed interface HashAnswer {
  record Hash(int crc32c, long revision, long compactedTo) implements HashAnswer {}

  record Refused(Refusal refusal) implements HashAnswer {}
}
