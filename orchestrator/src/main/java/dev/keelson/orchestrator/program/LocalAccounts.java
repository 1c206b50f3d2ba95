package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.server.ApiServer;
import java.util.List;
import java.util.Map;

/** Users within the server's process, under the names that the bootstrap roles know. */
record LocalAccounts(ApiServer server) implements Controllers.Accounts {
  private static final String AUTHENTICATED = "system:authenticated";

  @Override
  public ApiClient program() {
    return server.client(new User("system:kube-controller-manager", "", List.of(AUTHENTICATED), Map.of()));
  }

  ApiClient scheduler() {
    return server.client(new User("system:kube-scheduler", "", List.of(AUTHENTICATED), Map.of()));
  }

  @Override
  public ApiClient account(String name) {
    var groups = List.of("system:serviceaccounts", "system:serviceaccounts:kube-system", AUTHENTICATED);
    return server.client(new User("system:serviceaccount:kube-system:" + name, "", groups, Map.of()));
  }
}
