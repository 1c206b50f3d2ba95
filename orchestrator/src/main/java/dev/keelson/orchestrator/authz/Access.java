package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.Impersonation;
import dev.keelson.orchestrator.authn.Names;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.status.Details;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;

/** Lets requests pass or refuses them, in Kubernetes' words. */
public final class Access {
  private static final String AUTHENTICATION = "authentication.k8s.io";

  private final Authorizer authorizer;

  public Access(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  /**
   * Passes what is allowed; returns why, for audits.
   *
   * @throws Refusal 403
   */
  public Decision require(Attributes attributes) {
    var decision = authorizer.decide(attributes);
    if (!decision.isAllowed()) {
      throw forbidden(attributes, decision.reason());
    }
    return decision;
  }

  /**
   * The user whose part is played, when each part of him may be played.
   *
   * @throws Refusal 403
   */
  public User impersonate(User actor, Impersonation wanted) {
    var account = Names.ServiceAccount.of(wanted.name());
    if (account.isPresent()) {
      requireImpersonation(actor, "", "serviceaccounts", account.get().namespace(), account.get().name());
    } else {
      requireImpersonation(actor, "", "users", "", wanted.name());
    }
    wanted.groups().forEach(group -> requireImpersonation(actor, "", "groups", "", group));
    wanted.extra().forEach((key, values) -> values.forEach(
        value -> requireImpersonation(actor, AUTHENTICATION, "userextras/" + key, "", value)));
    if (!wanted.uid().isEmpty()) {
      requireImpersonation(actor, AUTHENTICATION, "uids", "", wanted.uid());
    }
    return wanted.user();
  }

  private void requireImpersonation(User actor, String group, String resource, String namespace, String name) {
    require(Attributes.ofResource(actor, "impersonate", group, resource, namespace, name));
  }

  /**
   * The refusal of something that is not allowed.
   *
   * @param reason may be empty
   */
  public static Refusal forbidden(Attributes attributes, String reason) {
    var why = cannot(attributes) + (reason.isEmpty() ? "" : ": " + reason);
    return attributes.isResource()
        ? Refusals.forbidden(attributes.group(), attributes.resource(), attributes.name(), why)
        : new Refusal(Reason.FORBIDDEN, "forbidden: " + why, Details.NONE);
  }

  private static String cannot(Attributes attributes) {
    var user = "User " + Quoted.text(attributes.user().name()) + " cannot " + attributes.verb();
    if (!attributes.isResource()) {
      return user + " path " + Quoted.text(attributes.path());
    }
    var what = user + " resource " + Quoted.text(attributes.resourceAndSub())
        + " in API group " + Quoted.text(attributes.group());
    return attributes.namespace().isEmpty()
        ? what + " at the cluster scope"
        : what + " in the namespace " + Quoted.text(attributes.namespace());
  }
}
