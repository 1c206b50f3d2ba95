package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.object.Objects;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.value.Trees;
import dev.keelson.orchestrator.verb.Change.Wish;
import java.util.Optional;
import java.util.Set;

/** The pipeline of update and of every kind of patch. */
public final class Update {
  /** Subresources for what an update of the object itself leaves as it is. */
  private static final Set<String> APART = Set.of("status", "finalize");

  /** A patch that loses so often tells its client (apiserver retries a patch five times). */
  private static final int TRIES_MAX = 6;

  private final Kinds kinds;
  private final Ownership ownership;
  private final Admission admission;
  private final Claims claims;
  private final Creation creation;

  /**
   * What an update has led to.
   *
   * @param created whether there was no such object before
   */
  public record Outcome(ObjectNode object, boolean created) {}

  public Update(Kinds kinds, Ownership ownership, Admission admission, Claims claims, Creation creation) {
    this.kinds = kinds;
    this.ownership = ownership;
    this.admission = admission;
    this.claims = claims;
    this.creation = creation;
  }

  /**
   * Makes the change.
   *
   * @param upsert whether the object may be created
   */
  public Outcome update(Write write, Objects objects, Change change, boolean upsert) {
    for (int tried = 1; tried <= TRIES_MAX; tried++) {
      var old = objects.find(write.subject().namespace(), write.subject().name());
      if (old.isEmpty()) {
        return create(write, objects, change, upsert);
      }
      var done = once(write, objects, change, old.get());
      if (done.isPresent()) {
        return new Outcome(done.get(), false);
      }
    }
    throw write.modified();
  }

  private Outcome create(Write write, Objects objects, Change change, boolean upsert) {
    if (!upsert || !write.subject().subresource().isEmpty()) {
      throw write.notFound();
    }
    var wish = change.of(Optional.empty());
    Metadata.of(wish.object()).remove("resourceVersion");
    return new Outcome(creation.create(write, objects, wish.object(), wish.accounted()), true);
  }

  /** @return empty when another write came first */
  private Optional<ObjectNode> once(Write write, Objects objects, Change change, ObjectNode old) {
    var wish = change.of(Optional.of(old));
    UpdateChecks.identity(write, wish.object(), old);
    var object = prepare(write, wish, old);
    if (Trees.same(object, old)) {
      return Optional.of(old);
    }
    if (write.dryRun()) {
      claims.update(write.resource(), object, old, true);
      return Optional.of(object);
    }
    if (Deletion.isOver(object)) {
      var removed = objects.remove(old);
      removed.ifPresent(last -> claims.release(write.resource(), last));
      return removed.map(_ -> object);
    }
    return replace(write, objects, object, old);
  }

  private Optional<ObjectNode> replace(Write write, Objects objects, ObjectNode object, ObjectNode old) {
    var claim = claims.update(write.resource(), object, old, false);
    var stored = objects.replace(object, old);
    if (stored.isPresent()) {
      claim.keep();
    } else {
      claim.giveBack();
    }
    return stored;
  }

  private ObjectNode prepare(Write write, Wish wish, ObjectNode old) {
    var resource = write.resource();
    var object = wish.object().deepCopy();
    var subresource = write.subject().subresource();
    Split.apply(resource, subresource, object, old);
    Split.keepSystem(object, old);
    if (!wish.accounted()) {
      ownership.update(resource, Optional.of(old), object, write.manager());
    }
    var review = write.review(Operation.UPDATE, Optional.of(object), Optional.of(old));
    admission.mutate(review);
    if (!APART.contains(subresource)) {
      kinds.prepareUpdate(resource, object, old);
      if (resource.has(Trait.GENERATION) && Split.isWishChanged(object, old)) {
        Metadata.of(object).put("generation", Metadata.generation(old) + 1);
      }
    }
    write.refuse(UpdateChecks.finalizers(object, old), object);
    write.refuse(kinds.checkUpdate(resource, subresource, object, old), object);
    admission.check(review);
    return object;
  }
}
