package dev.keelson.store.watch;

/**
 * Where a watcher stands relative to the hub's revision.
 *
 * <pre>
 *   Current    --Missed--->  CatchingUp        its stream refused, or the commits never came through the hub
 *   CatchingUp --Read----->  CatchingUp | Current | Waiting
 *   Waiting    --Reached-->  Current | CatchingUp
 *   any        --Gone----->  Ended             cancelled, compacted, or its stream closed
 * </pre>
 */
sealed interface Standing {
  /** Has everything up to the hub's revision. */
  record Current() implements Standing {}

  /** Needs what happened from {@code from} on, at or below the hub's revision. Slow and late watchers alike. */
  record CatchingUp(long from) implements Standing {}

  /** Wants nothing below {@code from}, which is beyond the hub's next revision. */
  record Waiting(long from) implements Standing {}

  /** Gets nothing more. */
  record Ended() implements Standing {}

  /** What can happen to a watcher. */
  sealed interface Happening {
    record Missed(long from) implements Happening {}

    /** It took everything below {@code next}. */
    record Read(long next, long revision) implements Happening {}

    record Reached(long revision) implements Happening {}

    record Gone() implements Happening {}
  }

  /** The standing of a watcher that needs {@code from} next while the hub is at {@code revision}. */
  static Standing of(long from, long revision) {
    if (from <= revision) {
      return new CatchingUp(from);
    }
    return from == revision + 1 ? new Current() : new Waiting(from);
  }

  default Standing after(Happening happening) {
    return switch (happening) {
      case Happening.Gone _ -> new Ended();
      case Happening.Missed(var from) when this instanceof Current -> new CatchingUp(from);
      case Happening.Read(var next, var revision) when this instanceof CatchingUp -> of(next, revision);
      case Happening.Reached(var revision) when this instanceof Waiting(var from) -> of(from, revision);
      case Happening.Missed _, Happening.Read _, Happening.Reached _ ->
          throw new AssertionError(happening + " cannot happen to a watcher that is " + this);
    };
  }
}
