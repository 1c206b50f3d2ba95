package dev.keelson.orchestrator.storage;

import java.util.List;

/** What a {@link StoreWatch} hears of. After {@link Compacted} or {@link Broken} nothing follows. */
public sealed interface StoreChange {
  /** One or several whole revisions, in order; at least one event. */
  record Events(List<Event> events) implements StoreChange {
    public Events {
      events = List.copyOf(events);
    }
  }

  /** Everything up to {@code revision} has been told. */
  record Progress(long revision) implements StoreChange {}

  /** The history from which the watch should go on has been given up: list again. */
  record Compacted() implements StoreChange {}

  /** The way to the store is lost: watch again from where this one ended. */
  record Broken(String why) implements StoreChange {}

  /** One change of one object. */
  sealed interface Event {
    String key();

    long revision();
  }

  /** A new version, the first one or another. */
  record Put(Stored object) implements Event {
    @Override
    public String key() {
      return object.key();
    }

    @Override
    public long revision() {
      return object.revision();
    }
  }

  /** The end of an object. */
  record Deletion(String key, long revision) implements Event {}
}
