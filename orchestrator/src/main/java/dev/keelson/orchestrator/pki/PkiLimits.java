package dev.keelson.orchestrator.pki;

import java.time.Duration;

/** Lifetimes and sizes. */
public final class PkiLimits {
  /** As kubeadm's: replacing an authority means replacing every kubeconfig file. */
  public static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);

  /** As kubeadm's, and what {@code --cluster-signing-duration} gives others. */
  public static final Duration LIFETIME = Duration.ofDays(365);

  /** A quarter of a year: a server that is restarted with its machine's updates never runs out. */
  public static final Duration RENEWAL_BEFORE = Duration.ofDays(90);

  /** Clocks of machines that have just started may be a little behind. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** RFC 5280 permits 20 octets; the first bit stays 0. */
  static final int SERIAL_BITS = 127;

  /** What every OIDC relying party can verify; ES256 tokens some still refuse. */
  static final int TOKEN_KEY_BITS = 2_048;

  /** Three servers that start at once make some ten keys in less than a second each. */
  static final Duration LOCK_WAIT_MAX = Duration.ofSeconds(30);

  static final Duration LOCK_RETRY = Duration.ofMillis(20);

  /** A bundle of all public authorities is some 250 KB. */
  static final int FILE_BYTES_MAX = 1 << 20;

  /** A request with an RSA key of 8,192 bits and a hundred names is some 10 KB. */
  static final int REQUEST_BYTES_MAX = 32 << 10;

  private PkiLimits() {}
}
