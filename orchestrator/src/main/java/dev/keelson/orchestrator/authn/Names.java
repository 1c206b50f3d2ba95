package dev.keelson.orchestrator.authn;

import java.util.List;
import java.util.Optional;

/** Names of users and groups that mean something to a cluster. */
public final class Names {
  public static final String ANONYMOUS = "system:anonymous";
  public static final String UNAUTHENTICATED = "system:unauthenticated";
  public static final String AUTHENTICATED = "system:authenticated";

  /** May do everything, whatever the rules say. */
  public static final String MASTERS = "system:masters";

  public static final String NODES = "system:nodes";
  public static final String NODE_PREFIX = "system:node:";

  static final String SERVICE_ACCOUNTS = "system:serviceaccounts";
  static final String BOOTSTRAPPERS = "system:bootstrappers";
  static final String BOOTSTRAP_PREFIX = "system:bootstrap:";

  /** By which certificate or token a user came in, for audits. */
  static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

  private static final String SERVICE_ACCOUNT_PREFIX = "system:serviceaccount:";

  /** The account behind a user's name. */
  public record ServiceAccount(String namespace, String name) {
    /** Empty when the user is none. */
    public static Optional<ServiceAccount> of(String user) {
      if (!user.startsWith(SERVICE_ACCOUNT_PREFIX)) {
        return Optional.empty();
      }
      var parts = user.substring(SERVICE_ACCOUNT_PREFIX.length()).split(":", -1);
      return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
          ? Optional.of(new ServiceAccount(parts[0], parts[1]))
          : Optional.empty();
    }

    public String user() {
      return SERVICE_ACCOUNT_PREFIX + namespace + ":" + name;
    }

    public List<String> groups() {
      return List.of(SERVICE_ACCOUNTS, SERVICE_ACCOUNTS + ":" + namespace);
    }
  }

  private Names() {}
}
