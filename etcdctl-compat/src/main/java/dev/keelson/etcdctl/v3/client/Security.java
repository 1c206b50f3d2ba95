package dev.keelson.etcdctl.v3.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Files and choices for TLS, as their flags have them; empty where nobody said. */
public record Security(String trusted, String certificate, String key, boolean unverified, boolean plain) {
  public static final Security NONE = new Security("", "", "", false, true);

  /** Why these files cannot be used, if they cannot. */
  public Optional<String> complaint() {
    if (certificate.isEmpty() != key.isEmpty()) {
      return Optional.of("KeyFile and CertFile must both be present[key: " + key + ", cert: " + certificate + "]");
    }
    return Stream.of(trusted, certificate, key)
        .filter(file -> !file.isEmpty() && !Files.isReadable(Path.of(file)))
        .findFirst()
        .map(file -> "open " + file + ": no such file or directory");
  }

  /** Whether endpoints without a scheme are to be spoken with over TLS. */
  boolean isWanted() {
    return !trusted.isEmpty() || !certificate.isEmpty() || !key.isEmpty() || !plain;
  }
}
