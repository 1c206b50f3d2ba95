package dev.keelson.orchestrator.authz;

import static dev.keelson.orchestrator.authz.Policies.attributes;
import static dev.keelson.orchestrator.authz.Policies.index;
import static dev.keelson.orchestrator.authz.Policies.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keelson.orchestrator.authn.Impersonation;
import dev.keelson.orchestrator.request.RequestInfo;
import dev.keelson.orchestrator.resource.GroupVersion;
import dev.keelson.orchestrator.status.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private final Access access = new Access(new AuthorizerChain(List.of(new Masters(), new RbacAuthorizer(index("""
      clusterrole actor
        impersonate core: users | jane
        impersonate core: groups | dev
        impersonate core: serviceaccounts
        impersonate authentication.k8s.io: userextras/scopes | view
      clusterrolebinding actor actor user:ann
      """)))));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "list pods default/|pods is forbidden: User \"u\" cannot list resource \"pods\" in API group \"\""
          + " in the namespace \"default\"",
      "get pods default/x|pods \"x\" is forbidden: User \"u\" cannot get resource \"pods\" in API group \"\""
          + " in the namespace \"default\"",
      "create pods/exec default/x|pods \"x\" is forbidden: User \"u\" cannot create resource \"pods/exec\""
          + " in API group \"\" in the namespace \"default\"",
      "list nodes /|nodes is forbidden: User \"u\" cannot list resource \"nodes\" in API group \"\""
          + " at the cluster scope",
      "list deployments.apps ns/|deployments.apps is forbidden: User \"u\" cannot list resource \"deployments\""
          + " in API group \"apps\" in the namespace \"ns\"",
      "get /x|forbidden: User \"u\" cannot get path \"/x\""})
  void a_refusal_is_in_kubernetes_words(String wanted, String text) {
    var refused = assertThrows(Refusal.class, () -> access.require(attributes(user("u"), wanted)));
    assertEquals(text, refused.text());
    assertEquals(403, refused.code());
  }

  @Test
  void a_reason_follows_the_refusal() {
    var refused = Access.forbidden(attributes(user("u"), "get /x"), "RBAC: because");
    assertEquals("forbidden: User \"u\" cannot get path \"/x\": RBAC: because", refused.text());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "list|metadata.name=a|a", "watch|metadata.name==a|a", "list|spec.x=y,metadata.name=a|a",
      "list|metadata.name!=a|''", "list|metadata.namespace=a|''", "list|''|''", "deletecollection|metadata.name=a|''"})
  void a_list_that_selects_one_name_asks_for_that_name(String verb, String fieldSelector, String name) {
    var target = new RequestInfo.Target(GroupVersion.of("v1"), "ns", "secrets", "", "", "");
    var request = new RequestInfo(verb, "/api/v1/namespaces/ns/secrets", Optional.of(target));
    assertEquals(name, Attributes.of(user("u"), request, fieldSelector).name());
  }

  @Test
  void masters_may_do_everything() {
    access.require(attributes(user("root", "system:masters"), "delete nodes /n"));
    access.require(attributes(user("root", "system:masters"), "get /x"));
  }

  @Test
  void each_part_of_another_user_needs_its_own_permission() {
    var jane = new Impersonation("jane", "", List.of("dev"), Map.of("scopes", List.of("view")));
    assertEquals(List.of("dev", "system:authenticated"), access.impersonate(user("ann"), jane).groups());
    refuses(new Impersonation("joe", "", List.of(), Map.of()), "users \"joe\"");
    refuses(new Impersonation("jane", "", List.of("ops"), Map.of()), "groups \"ops\"");
    refuses(new Impersonation("jane", "7", List.of(), Map.of()), "uids.authentication.k8s.io \"7\"");
    refuses(new Impersonation("jane", "", List.of(), Map.of("scopes", List.of("edit"))),
        "userextras.authentication.k8s.io \"edit\"");
    access.impersonate(user("ann"), new Impersonation("system:serviceaccount:a:b", "", List.of(), Map.of()));
  }

  private void refuses(Impersonation wanted, String what) {
    var refused = assertThrows(Refusal.class, () -> access.impersonate(user("ann"), wanted));
    assertEquals(what, refused.text().substring(0, refused.text().indexOf(" is forbidden")));
  }
}
