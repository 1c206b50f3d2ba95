package dev.keelson.orchestrator.allocate;

/** What bounds allocation. */
final class Limits {
  /**
   * Random addresses that are tried before all are listed: when a quarter of the range is in use, one service in 65,000
   * needs the list.
   */
  static final int GUESSES_MAX = 8;

  /**
   * Attempts to change the record of node ports. Requests of one server take turns, so an attempt is lost only to
   * another server, which then has made progress.
   */
  static final int RECORD_ATTEMPTS_MAX = 64;

  /**
   * A node port without a service is released when so many repairs in a row have found it so, as in kube-apiserver: the
   * record does not tell since when a port is taken.
   */
  static final int LEAK_SIGHTINGS = 3;

  /** 2^20 addresses, the largest range that kube-apiserver accepts. */
  static final int PREFIX_BITS_MIN = 12;

  private Limits() {}
}
