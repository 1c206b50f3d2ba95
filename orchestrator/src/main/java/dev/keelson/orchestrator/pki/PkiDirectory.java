package dev.keelson.orchestrator.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directory with a cluster's keys, laid out as kubeadm's {@code /etc/kubernetes/pki}: {@code ca}, {@code apiserver}
 * ({@code .crt} and {@code .key}), {@code sa} ({@code .key} and {@code .pub}). Several servers may share it, or have
 * copies of it: the first to come makes what is missing, the others read it.
 */
public final class PkiDirectory {
  private static final String AUTHORITY = "ca";
  private static final String SERVING = "apiserver";
  private static final String AUTHORITY_NAME = "kubernetes";
  private static final String SERVING_NAME = "kube-apiserver";

  private final Path directory;
  private final Issuer issuer;
  private final InstantSource clock;

  public PkiDirectory(Path directory, Issuer issuer, InstantSource clock) {
    this.directory = directory;
    this.issuer = issuer;
    this.clock = clock;
  }

  /**
   * Reads, makes and renews. Calling it again renews what is about to expire, and otherwise reads the same.
   *
   * @throws IOException when a file cannot be read or written; the message names it
   */
  public ClusterKeys ensure(KeyFlags flags, ServingNames names) throws IOException {
    try (var _ = DirectoryLock.take(directory)) {
      var tokens = tokens(flags);
      if (flags.clientCaFile().isPresent() && flags.tlsCertFile().isPresent()) {
        var serving = brought(flags).orElseThrow();
        var authorities = Certificates.read(flags.clientCaFile().get());
        return new ClusterKeys(serving, roots(serving, authorities), authorities, Optional.empty(), tokens);
      }
      var authority = authority();
      var own = List.of(authority.certificate());
      var brought = brought(flags);
      var serving = brought.isPresent() ? brought.get() : serving(authority, names);
      var clientAuthorities = flags.clientCaFile().isPresent() ? Certificates.read(flags.clientCaFile().get()) : own;
      return new ClusterKeys(serving, roots(serving, own), clientAuthorities, Optional.of(authority), tokens);
    }
  }

  /** A kubeconfig file for a user, made anew when it is missing, does not fit or is about to expire. */
  public void ensureKubeconfig(Path file, String server, ClusterKeys keys, CertificateForm user) throws IOException {
    var signer = keys.signer().orElseThrow(
        () -> new IOException(file + " cannot be made: the key of the cluster's authority is not in " + directory));
    try (var _ = DirectoryLock.take(directory)) {
      var there = Kubeconfig.read(file);
      if (there.isEmpty() || !there.get().isFor(server, keys.rootAuthorities(), user)
          || !isSound(there.get().identity(), signer.certificate())) {
        var identity = issuer.identity(signer, user);
        WholeFile.writeSecret(file, new Kubeconfig(server, keys.rootAuthorities(), user.commonName(), identity).yaml());
      }
    }
  }

  private static Optional<Identity> brought(KeyFlags flags) throws IOException {
    return flags.tlsCertFile().isPresent() && flags.tlsPrivateKeyFile().isPresent()
        ? Optional.of(Identity.read(flags.tlsCertFile().get(), flags.tlsPrivateKeyFile().get()))
        : Optional.empty();
  }

  /** Our authority when it signed the server's certificate; else what came with that one must do. */
  private static List<X509Certificate> roots(Identity serving, List<X509Certificate> authorities) {
    var signers = authorities.stream()
        .filter(authority -> Certificates.isSignedBy(serving.chain().getLast(), authority)).toList();
    return signers.isEmpty() ? List.of(serving.chain().getLast()) : signers;
  }

  private Identity authority() throws IOException {
    var there = read(AUTHORITY);
    return there.isPresent() ? there.get()
        : write(AUTHORITY, issuer.authority(AUTHORITY_NAME, PkiLimits.AUTHORITY_LIFETIME));
  }

  /** Names that other servers put into the certificate stay in it. */
  private Identity serving(Identity authority, ServingNames names) throws IOException {
    var there = read(SERVING);
    if (there.isEmpty()) {
      return write(SERVING, issuer.identity(authority, CertificateForm.server(SERVING_NAME, names)));
    }
    var known = Certificates.names(there.get().certificate());
    return known.covers(names) && isSound(there.get(), authority.certificate()) ? there.get()
        : write(SERVING, issuer.identity(authority, CertificateForm.server(SERVING_NAME, known.and(names))));
  }

  private boolean isSound(Identity identity, X509Certificate authority) {
    return Certificates.isSignedBy(identity.certificate(), authority)
        && Certificates.lastsUntil(identity.certificate(), clock.instant().plus(PkiLimits.RENEWAL_BEFORE));
  }

  /** Empty also when a start was cut off between the two files. */
  private Optional<Identity> read(String name) throws IOException {
    var certificateFile = directory.resolve(name + ".crt");
    var keyFile = directory.resolve(name + ".key");
    return Files.exists(certificateFile) && Files.exists(keyFile)
        ? Optional.of(Identity.read(certificateFile, keyFile))
        : Optional.empty();
  }

  /** The old certificate goes first: without it, the key counts for nothing. */
  private Identity write(String name, Identity identity) throws IOException {
    Files.deleteIfExists(directory.resolve(name + ".crt"));
    WholeFile.writeSecret(directory.resolve(name + ".key"), Keys.pem(identity.key()));
    WholeFile.writePublic(directory.resolve(name + ".crt"), Certificates.pem(identity.chain()));
    return identity;
  }

  private TokenKeys tokens(KeyFlags flags) throws IOException {
    var signingFile = flags.tokenSigningKeyFile();
    if (signingFile.isPresent()) {
      var verifying = new ArrayList<PublicKey>();
      for (var file : flags.tokenKeyFiles()) {
        verifying.addAll(Keys.readPublic(file));
      }
      try {
        return TokenKeys.of(Keys.readPrivate(signingFile.get()), verifying);
      } catch (IllegalArgumentException strangers) {
        throw new IOException("--service-account-signing-key-file=" + signingFile.get() + " and"
            + " --service-account-key-file=" + flags.tokenKeyFiles() + ": " + strangers.getMessage(), strangers);
      }
    }
    var keyFile = directory.resolve("sa.key");
    var publicFile = directory.resolve("sa.pub");
    if (!Files.exists(keyFile) || !Files.exists(publicFile)) {
      var keys = Keys.rsa(PkiLimits.TOKEN_KEY_BITS);
      Files.deleteIfExists(publicFile);
      WholeFile.writeSecret(keyFile, Keys.pem(keys.getPrivate()));
      WholeFile.writePublic(publicFile, Keys.pem(keys.getPublic()));
    }
    return new TokenKeys(Keys.readPrivate(keyFile), Keys.readPublic(publicFile));
  }
}
