package dev.keelson.store.watch;

import java.time.Duration;

/**
 * What an operator may choose about watching.
 *
 * @param progressInterval how long a watcher stays silent before it is told that nothing happened
 *     ({@code --watch-progress-notify-interval})
 * @param ringBytes how much of the newest history stays in memory for watchers that are a little late
 */
public record WatchSettings(Duration progressInterval, long ringBytes) {
  public static final WatchSettings DEFAULT = new WatchSettings(Duration.ofMinutes(10), 16L << 20);
}
