package dev.keelson.orchestrator.storage;

import java.time.Duration;

/** The bounds of storage, each with its reason. */
public final class Limits {
  /**
   * How long a call may take that the store does not end by itself, etcd's 7 s included; a client has 34 s for a change
   * and wants to hear in time that there is no store.
   */
  public static final Duration CALL_MAX = Duration.ofSeconds(10);

  /** Rows of one page where nobody asked for a number: at 1 KB an object, half a mebibyte; at 1 MB, half a gigabyte. */
  public static final int PAGE_ROWS = 500;

  /** A lease is shared for so long (kube-apiserver's --lease-reuse-duration-seconds), or a twentieth of its time. */
  static final Duration LEASE_SHARED_MAX = Duration.ofSeconds(60);

  static final int LEASE_SHARED_DIVISOR = 20;

  /** As kube-apiserver: the end of a lease deletes all its keys in one revision. */
  static final int LEASE_KEYS_MAX = 1_000;

  private Limits() {}
}
