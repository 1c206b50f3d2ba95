package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Admission;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.object.Objects;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;
import java.util.Optional;

/** The pipeline of create. */
public final class Creation {
  /** Names are random; so many collisions in a row mean that the space is full (as kube-apiserver 1.32). */
  private static final int NAMES_TRIED_MAX = 8;

  private final Kinds kinds;
  private final Ownership ownership;
  private final Admission admission;
  private final Claims claims;
  private final Birth birth;

  public Creation(Kinds kinds, Ownership ownership, Admission admission, Claims claims, Birth birth) {
    this.kinds = kinds;
    this.ownership = ownership;
    this.admission = admission;
    this.claims = claims;
    this.birth = birth;
  }

  /**
   * Stores a new object.
   *
   * @param wish the object, with defaults, in the version in which it is stored
   * @param accounted whether the wish has its managedFields already
   * @return the object as it is stored now
   */
  public ObjectNode create(Write write, Objects objects, ObjectNode wish, boolean accounted) {
    for (int tried = 1; ; tried++) {
      var object = prepare(write, wish.deepCopy(), accounted);
      try {
        return store(write, objects, object);
      } catch (Refusal refusal) {
        boolean drawn = Metadata.name(wish).isEmpty();
        if (!drawn || refusal.reason() != Reason.ALREADY_EXISTS || tried == NAMES_TRIED_MAX) {
          throw refusal;
        }
      }
    }
  }

  private ObjectNode store(Write write, Objects objects, ObjectNode object) {
    var claim = claims.create(write.resource(), object, write.dryRun());
    if (write.dryRun()) {
      return dry(write, objects, object);
    }
    try {
      var stored = objects.create(object);
      claim.keep();
      return stored;
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.ALREADY_EXISTS) {
        claim.giveBack();
      }
      throw refusal;
    }
  }

  private ObjectNode prepare(Write write, ObjectNode object, boolean accounted) {
    var resource = write.resource();
    birth.begin(write, object);
    if (resource.has("status") && !resource.has(Trait.REPORTED)) {
      object.remove("status");
    }
    if (!accounted) {
      ownership.update(resource, Optional.empty(), object, write.manager());
    }
    var review = write.review(Operation.CREATE, Optional.of(object), Optional.empty());
    admission.mutate(review);
    kinds.prepareCreate(resource, object, write.user());
    if (resource.has(Trait.GENERATION)) {
      Metadata.of(object).put("generation", 1);
    }
    write.refuse(kinds.checkCreate(resource, object), object);
    admission.check(review);
    return object;
  }

  private static ObjectNode dry(Write write, Objects objects, ObjectNode object) {
    if (objects.find(write.subject().namespace(), Metadata.name(object)).isPresent()) {
      throw Refusals.alreadyExists(write.resource().group(), write.resource().plural(), Metadata.name(object));
    }
    return object;
  }
}
