package dev.keelson.orchestrator.authn;

import java.time.Duration;

/** Bounds of authentication. */
public final class Limits {
  /** Certificates and tokens that are known to be good: every kubelet and controller of a large cluster. */
  static final int REMEMBERED_MAX = 10_000;

  /** Tokens of service accounts have some 1 KB; the door takes headers up to 64 KiB. */
  static final int TOKEN_CHARACTERS_MAX = 16 << 10;

  /** A pod's processes may finish with its token for so long after its deletion was due (upstream's leeway). */
  static final Duration DELETED_LEEWAY = Duration.ofSeconds(60);

  /** TokenRequest: shorter lives than this would be renewed all the time (upstream). */
  public static final Duration TOKEN_LIFETIME_MIN = Duration.ofMinutes(10);

  /** TokenRequest without a wish. */
  public static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  /** What kubelets ask for when nobody wrote a lifetime into a pod; tells such requests from deliberate ones. */
  static final Duration PROJECTED_LIFETIME = Duration.ofSeconds(3_607);

  /** Clients that never learnt to read their token again go on for so long ({@code extend-token-expiration}). */
  static final Duration EXTENDED_LIFETIME = Duration.ofDays(365);

  private Limits() {}
}
