package dev.keelson.orchestrator.storage;

import java.util.Optional;

/** What became of a change that was bound to a revision. */
public sealed interface Swap {
  /** It was made, at {@code revision}. */
  record Made(long revision) implements Swap {}

  /** Somebody was faster: this is there now, or nothing. */
  record Lost(Optional<Stored> current) implements Swap {}
}
