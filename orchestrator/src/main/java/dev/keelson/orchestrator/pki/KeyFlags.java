package dev.keelson.orchestrator.pki;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files that an operator brings, under the names of kube-apiserver's flags. What is empty is made.
 *
 * @param clientCaFile {@code --client-ca-file}
 * @param tlsCertFile {@code --tls-cert-file}
 * @param tlsPrivateKeyFile {@code --tls-private-key-file}; both or none
 * @param tokenKeyFiles {@code --service-account-key-file}, which may come again
 * @param tokenSigningKeyFile {@code --service-account-signing-key-file}
 */
public record KeyFlags(
    Optional<Path> clientCaFile,
    Optional<Path> tlsCertFile,
    Optional<Path> tlsPrivateKeyFile,
    List<Path> tokenKeyFiles,
    Optional<Path> tokenSigningKeyFile) {
  public static final KeyFlags NONE =
      new KeyFlags(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public KeyFlags {
    tokenKeyFiles = List.copyOf(tokenKeyFiles);
    if (tlsCertFile.isPresent() != tlsPrivateKeyFile.isPresent()) {
      throw new IllegalArgumentException("--tls-cert-file and --tls-private-key-file go together: give both or none");
    }
    if (tokenSigningKeyFile.isPresent() == tokenKeyFiles.isEmpty()) {
      throw new IllegalArgumentException(
          "--service-account-key-file and --service-account-signing-key-file go together: give both or none");
    }
  }
}
