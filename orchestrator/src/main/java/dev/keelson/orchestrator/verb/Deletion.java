package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.object.Objects;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.value.Trees;
import dev.keelson.orchestrator.verb.DeleteOptions.Propagation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The pipeline of delete: at once, or a mark that finalizers, nodes and controllers act upon. */
public final class Deletion {
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";
  private static final int TRIES_MAX = 20;

  private final Admission admission;
  private final Claims claims;
  private final InstantSource clock;

  /**
   * What a deletion has led to.
   *
   * @param gone whether the object is not stored any more
   */
  public record Outcome(ObjectNode object, boolean gone) {}

  public Deletion(Admission admission, Claims claims, InstantSource clock) {
    this.admission = admission;
    this.claims = claims;
    this.clock = clock;
  }

  public Outcome delete(Write write, Objects objects, DeleteOptions options) {
    for (int tried = 1; tried <= TRIES_MAX; tried++) {
      var old = objects.find(write.subject().namespace(), write.subject().name()).orElseThrow(write::notFound);
      check(write, options, old);
      admit(write, old);
      var outcome = once(write, objects, options, old);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw write.modified();
  }

  private void admit(Write write, ObjectNode old) {
    var review = write.review(Operation.DELETE, Optional.empty(), Optional.of(old));
    admission.mutate(review);
    admission.check(review);
  }

  /** @return empty when another write came first */
  private Optional<Outcome> once(Write write, Objects objects, DeleteOptions options, ObjectNode old) {
    var object = marked(write.resource(), old, options);
    if (isOver(object)) {
      var last = write.dryRun() ? Optional.of(object) : removed(write.resource(), objects, old);
      return last.map(_ -> new Outcome(object, true));
    }
    if (write.dryRun() || Trees.same(object, old)) {
      return Optional.of(new Outcome(object, false));
    }
    return objects.replace(object, old).map(stored -> new Outcome(stored, false));
  }

  private Optional<ObjectNode> removed(Resource resource, Objects objects, ObjectNode old) {
    var last = objects.remove(old);
    last.ifPresent(object -> claims.release(resource, object));
    return last;
  }

  private ObjectNode marked(Resource resource, ObjectNode old, DeleteOptions options) {
    var object = old.deepCopy();
    propagate(resource, object, options);
    long grace = Grace.seconds(resource, old, options.graceSeconds());
    var metadata = Metadata.of(object);
    if (Metadata.isDeleting(old)) {
      Grace.shorten(metadata, grace);
      return object;
    }
    metadata.put("deletionTimestamp", now().plusSeconds(grace).toString());
    metadata.put("deletionGracePeriodSeconds", grace);
    if (Metadata.generation(old) > 0) {
      metadata.put("generation", Metadata.generation(old) + 1);
    }
    Namespaces.terminate(resource, object);
    return object;
  }

  private static void propagate(Resource resource, ObjectNode object, DeleteOptions options) {
    var policy = options.propagation()
        .orElse(resource.has(Trait.ORPHAN) ? Propagation.ORPHAN : Propagation.BACKGROUND);
    var finalizers = Metadata.finalizers(object);
    if (options.propagation().isEmpty() && (finalizers.contains(ORPHAN) || finalizers.contains(FOREGROUND))) {
      return;
    }
    finalizers.remove(ORPHAN);
    finalizers.remove(FOREGROUND);
    switch (policy) {
      case ORPHAN -> finalizers.add(ORPHAN);
      case FOREGROUND -> finalizers.add(FOREGROUND);
      case BACKGROUND -> { }
    }
    Metadata.finalizers(object, finalizers);
  }

  /** Whether nothing holds the object back any more. */
  static boolean isOver(ObjectNode object) {
    return Metadata.isDeleting(object)
        && Metadata.finalizers(object).isEmpty()
        && object.path("metadata").path("deletionGracePeriodSeconds").asLong(0) == 0
        && !Namespaces.isHeld(object);
  }

  private static void check(Write write, DeleteOptions options, ObjectNode old) {
    var resource = write.resource();
    if (!options.uid().isEmpty() && !options.uid().equals(Metadata.uid(old))) {
      throw Refusals.conflict(resource.group(), resource.kind(), Metadata.name(old),
          ("the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted"
              + " and then recreated").formatted(options.uid(), Metadata.uid(old)));
    }
    var version = Metadata.resourceVersion(old);
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
      throw Refusals.conflict(resource.group(), resource.kind(), Metadata.name(old),
          ("the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object"
              + " might have been modified").formatted(options.resourceVersion(), version));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
