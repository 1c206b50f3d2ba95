package dev.keelson.etcdctl.v3.client;

/** Files and choices for TLS, as their flags have them; empty where nobody said. */
public record Security(String trusted, String certificate, String key, boolean unverified, boolean plain) {
  public static final Security NONE = new Security("", "", "", false, true);

  /** Whether endpoints without a scheme are to be spoken with over TLS. */
  boolean isWanted() {
    return !trusted.isEmpty() || !certificate.isEmpty() || !key.isEmpty() || !plain;
  }
}
