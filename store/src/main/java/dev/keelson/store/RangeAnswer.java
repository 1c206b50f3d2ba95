package dev.keelson.store;

import dev.keelson.store.command.RangeResult;
import dev.keelson.store.command.Refusal;

/** What {@link View#range} gives. */
public sealed interface RangeAnswer {
  /** All of it, in memory. */
  record Held(RangeResult result) implements RangeAnswer {}

  /** Too large to hold; read it piece by piece and close it. */
  record Streamed(RangeCursor cursor) implements RangeAnswer {}

  record Refused(Refusal refusal) implements RangeAnswer {}
}
