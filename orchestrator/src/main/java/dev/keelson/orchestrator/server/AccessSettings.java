package dev.keelson.orchestrator.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who is believed and who decides, under the names of kube-apiserver's flags.
 *
 * @param issuer {@code --service-account-issuer}
 * @param tokenFile {@code --token-auth-file}
 * @param anonymous {@code --anonymous-auth}
 * @param modes {@code --authorization-mode}, in order
 * @param policyFile {@code --authorization-policy-file}
 */
public record AccessSettings(
    String issuer, Optional<Path> tokenFile, boolean anonymous, List<String> modes, Optional<Path> policyFile) {
  public AccessSettings {
    modes = List.copyOf(modes);
  }
}
