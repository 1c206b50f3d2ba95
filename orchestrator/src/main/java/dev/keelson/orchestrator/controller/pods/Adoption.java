package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Carries {@link Claims} out: writes into children whose they are. */
public final class Adoption {
  private final ApiClient client;
  private final ResourceType owners;
  private final ResourceType children;

  public Adoption(ApiClient client, ResourceType owners, ResourceType children) {
    this.client = client;
    this.owners = owners;
    this.children = children;
  }

  /**
   * The candidates that are the owner's after this.
   *
   * @param owner as the cache has it; before a first adoption it is asked for anew, since adopting for an owner that is
   *     gone would have the child collected
   * @throws Refusal when a child could not be changed; what was done before stays
   */
  public List<ObjectNode> claim(ObjectNode owner, LabelSelector selector, Collection<ObjectNode> candidates) {
    var claims = Claims.of(owner, selector, candidates);
    for (var child : claims.releasable()) {
      release(child, owner);
    }
    if (claims.adoptable().isEmpty()) {
      return claims.kept();
    }
    var claimed = new ArrayList<>(claims.kept());
    if (mayAdopt(owner)) {
      claims.adoptable().forEach(child -> adopt(child, owner, claimed));
    }
    return claimed;
  }

  private boolean mayAdopt(ObjectNode owner) {
    var now = client.get(owners, ObjectKey.of(owner));
    return Metadata.uid(now).equals(Metadata.uid(owner)) && !Metadata.isDeleting(now);
  }

  private void adopt(ObjectNode child, ObjectNode owner, List<ObjectNode> claimed) {
    try {
      claimed.add(client.patch(children, ObjectKey.of(child), Patch.strategic(Claims.adopting(child, owner))));
    } catch (Refusal refusal) {
      ignoreGone(refusal);
    }
  }

  private void release(ObjectNode child, ObjectNode owner) {
    try {
      client.patch(children, ObjectKey.of(child), Patch.strategic(Claims.releasing(child, owner)));
    } catch (Refusal refusal) {
      ignoreGone(refusal);
    }
  }

  /** Gone, or another object under the name: the uid in the patch is then invalid or in conflict. */
  private static void ignoreGone(Refusal refusal) {
    if (refusal.reason() != Reason.NOT_FOUND && refusal.reason() != Reason.INVALID) {
      throw refusal;
    }
  }
}
