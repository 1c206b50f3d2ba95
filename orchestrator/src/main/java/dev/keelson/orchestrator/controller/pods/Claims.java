package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whose children are whose: an owner adopts what it selects and nobody owns, and lets go of what it no longer selects
 * (kubernetes' ControllerRefManager). Only a plan: {@link Adoption} carries it out.
 *
 * @param kept the owner's, and selected
 * @param adoptable nobody's, and selected
 * @param releasable the owner's, but no longer selected
 */
public record Claims(List<ObjectNode> kept, List<ObjectNode> adoptable, List<ObjectNode> releasable) {
  public Claims {
    kept = List.copyOf(kept);
    adoptable = List.copyOf(adoptable);
    releasable = List.copyOf(releasable);
  }

  /**
   * Sorts the candidates; those of other owners are left out. An owner that is being deleted takes and leaves nothing:
   * the garbage collector sees to its children.
   */
  public static Claims of(ObjectNode owner, LabelSelector selector, Collection<ObjectNode> candidates) {
    var kept = new ArrayList<ObjectNode>();
    var adoptable = new ArrayList<ObjectNode>();
    var releasable = new ArrayList<ObjectNode>();
    boolean mayChange = !Metadata.isDeleting(owner);
    for (var child : candidates) {
      var controller = OwnerReferences.controllerUid(child);
      boolean selected = selector.matches(child.path("metadata").path("labels"));
      if (controller.equals(Metadata.uid(owner))) {
        if (selected) {
          kept.add(child);
        } else if (mayChange) {
          releasable.add(child);
        }
      } else if (controller.isEmpty() && selected && mayChange && isAdoptable(child, owner)) {
        adoptable.add(child);
      }
    }
    return new Claims(kept, adoptable, releasable);
  }

  private static boolean isAdoptable(ObjectNode child, ObjectNode owner) {
    return !Metadata.isDeleting(child) && Metadata.namespace(child).equals(Metadata.namespace(owner));
  }

  /** A strategic merge patch that makes the owner the child's, if the child is still the one that was seen. */
  static ObjectNode adopting(ObjectNode child, ObjectNode owner) {
    var patch = JsonNodeFactory.instance.objectNode();
    var metadata = patch.putObject("metadata").put("uid", Metadata.uid(child));
    metadata.putArray("ownerReferences").add(OwnerReferences.controlledBy(owner));
    return patch;
  }

  /** A strategic merge patch that takes the owner's reference away. */
  static ObjectNode releasing(ObjectNode child, ObjectNode owner) {
    var patch = JsonNodeFactory.instance.objectNode();
    var metadata = patch.putObject("metadata").put("uid", Metadata.uid(child));
    metadata.putArray("ownerReferences").addObject().put("$patch", "delete").put("uid", Metadata.uid(owner));
    return patch;
  }
}
