package dev.keelson.etcdctl.v3.client;

import dev.keelson.etcdctl.tls.TlsFiles;

/**
 * What flags choose of TLS.
 *
 * @param plain whether endpoints without a scheme are spoken with openly, if no files are named
 */
public record Security(TlsFiles files, boolean plain) {
  public static final Security NONE = new Security(TlsFiles.NONE, true);

  /** Whether endpoints without a scheme are to be spoken with over TLS. */
  boolean isWanted() {
    return files.isGiven() || !plain;
  }
}
