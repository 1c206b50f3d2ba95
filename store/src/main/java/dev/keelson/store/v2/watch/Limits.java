package dev.keelson.store.v2.watch;

/** Every bound of this room. */
final class Limits {
  /** As etcd: a watcher that has so many events waiting is given up. */
  static final int EVENTS_WAITING_MAX = 100;

  /** Changes on their way from the applying thread. Past it the hub reads them from the history, which has as many. */
  static final int CHANGES_WAITING_MAX = 1_000;

  private Limits() {}
}
