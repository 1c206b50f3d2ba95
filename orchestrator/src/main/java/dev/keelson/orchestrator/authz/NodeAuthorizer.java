package dev.keelson.orchestrator.authz;

import dev.keelson.orchestrator.authn.Names;
import dev.keelson.orchestrator.authn.User;
import java.util.List;
import java.util.Set;

/**
 * Lets kubelets do what they need for their own node and the pods on it, and no more of what is secret (mode Node; the
 * texts are those of kube-apiserver's node authorizer).
 */
public final class NodeAuthorizer implements Authorizer {
  private static final Set<String> READING = Set.of("get", "list", "watch");
  private static final Set<String> KEEPING = Set.of("get", "create", "update", "patch", "delete");
  private static final Set<String> UPDATING = Set.of("update", "patch");
  private static final String LEASES_NAMESPACE = "kube-node-lease";

  /** Not a text of a refusal: some other authorizer may know. */
  private static final String UNKNOWN = "?";

  private final NodeIndex index;
  private final List<Rule> rules;

  /** What every node may do is in the cluster role {@code system:node} of the policy, which is bound to nobody. */
  public NodeAuthorizer(NodeIndex index) {
    this.index = index;
    this.rules = BootstrapPolicy.load().stream()
        .filter(item -> item.kind() == RbacKind.CLUSTER_ROLE)
        .filter(item -> item.object().path("metadata").path("name").asText().equals("system:node"))
        .flatMap(item -> Rule.all(item.object()).stream())
        .toList();
  }

  @Override
  public Decision decide(Attributes attributes) {
    if (!isNode(attributes.user())) {
      return Decision.noOpinion();
    }
    var node = attributes.user().name().substring(Names.NODE_PREFIX.length());
    if (node.isEmpty()) {
      return Decision.noOpinion("unknown node for user " + Quoted.text(attributes.user().name()));
    }
    var objection = attributes.isResource() ? objection(attributes, node) : general(attributes);
    return objection.isEmpty() ? Decision.allow("")
        : Decision.noOpinion(objection.equals(UNKNOWN) ? "" : objection);
  }

  @Override
  public UserRules rules(User user, String namespace) {
    return isNode(user)
        ? UserRules.unknown("node authorizer does not support user rule resolution")
        : new UserRules(List.of(), "");
  }

  private static boolean isNode(User user) {
    return user.name().startsWith(Names.NODE_PREFIX) && user.isIn(Names.NODES);
  }

  /** What is wrong with it; empty when nothing is. */
  private String objection(Attributes wanted, String node) {
    return switch (wanted.group() + "/" + wanted.resource()) {
      case "/secrets", "/configmaps" -> reading(wanted, node);
      case "/persistentvolumeclaims" ->
          wanted.subresource().equals("status") ? updatingStatus(wanted, node) : getting(wanted, node);
      case "/persistentvolumes", "storage.k8s.io/volumeattachments", "resource.k8s.io/resourceclaims" ->
          getting(wanted, node);
      case "/serviceaccounts" -> serviceAccount(wanted, node);
      case "coordination.k8s.io/leases" -> lease(wanted, node);
      case "storage.k8s.io/csinodes" -> csiNode(wanted, node);
      default -> general(wanted);
    };
  }

  private String general(Attributes wanted) {
    return rules.stream().anyMatch(rule -> rule.allows(wanted)) ? "" : UNKNOWN;
  }

  private String reading(Attributes wanted, String node) {
    if (!READING.contains(wanted.verb())) {
      return "can only read resources of this type";
    }
    if (!wanted.subresource().isEmpty()) {
      return "cannot read subresource";
    }
    return wanted.namespace().isEmpty() ? "can only read namespaced object of this type" : related(wanted, node);
  }

  private String getting(Attributes wanted, String node) {
    if (!wanted.verb().equals("get")) {
      return "can only get individual resources of this type";
    }
    return wanted.subresource().isEmpty() ? related(wanted, node) : "cannot get subresource";
  }

  private String updatingStatus(Attributes wanted, String node) {
    return UPDATING.contains(wanted.verb()) || wanted.verb().equals("get")
        ? related(wanted, node)
        : "can only get/update/patch this type";
  }

  private String serviceAccount(Attributes wanted, String node) {
    if (wanted.verb().equals("get") && wanted.subresource().isEmpty()) {
      return related(wanted, node);
    }
    return wanted.verb().equals("create") && wanted.subresource().equals("token")
        ? related(wanted, node)
        : "can only create tokens for individual service accounts";
  }

  private String related(Attributes wanted, String node) {
    if (wanted.name().isEmpty()) {
      return "No Object name found";
    }
    return index.uses(node, new Reference(wanted.resource(), wanted.namespace(), wanted.name())) ? ""
        : "no relationship found between node '" + node + "' and this object";
  }

  private static String lease(Attributes wanted, String node) {
    if (!KEEPING.contains(wanted.verb())) {
      return "can only get, create, update, patch, or delete a node lease";
    }
    if (!wanted.namespace().equals(LEASES_NAMESPACE)) {
      return "can only access leases in the " + Quoted.text(LEASES_NAMESPACE) + " system namespace";
    }
    return isOwn(wanted, node) ? "" : "can only access node lease with the same name as the requesting node";
  }

  private static String csiNode(Attributes wanted, String node) {
    if (!KEEPING.contains(wanted.verb())) {
      return "can only get, create, update, patch, or delete a CSINode";
    }
    if (!wanted.subresource().isEmpty()) {
      return "cannot authorize CSINode subresources";
    }
    return isOwn(wanted, node) ? "" : "can only access CSINode with the same name as the requesting node";
  }

  /** The name of something that is being created need not be known yet: admission looks at it. */
  private static boolean isOwn(Attributes wanted, String node) {
    return wanted.name().equals(node) || (wanted.verb().equals("create") && wanted.name().isEmpty());
  }
}
