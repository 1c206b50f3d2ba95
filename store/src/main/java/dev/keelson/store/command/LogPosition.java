package dev.keelson.store.command;

/** A place in the replicated log. {@code index} -1 = before the first entry. */
public record LogPosition(long term, long index) {
  public static final LogPosition START = new LogPosition(0, -1);
}
