package dev.keelson.orchestrator.controller.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.pods.Adoption;
import dev.keelson.orchestrator.controller.pods.Orphans;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps the revisions of sets: makes the one that is needed, and forgets old ones. Any thread, one per set. */
public final class RevisionKeeper {
  /** Collisions are as rare as hashes are long; a second one in the same pass is for the next pass. */
  private static final int TRIES_MAX = 2;

  private final ApiClient client;
  private final Indexer cached;
  private final Orphans orphans;
  private final Adoption adoption;
  private final String hashLabel;

  /**
   * Revisions of a set.
   *
   * @param all in the order of their numbers, {@code newest} included
   * @param newest says what the set says
   * @param collisions to be kept in the set's status
   */
  public record Revisions(List<Revision> all, Revision newest, int collisions) {}

  public RevisionKeeper(ApiClient client, ResourceType sets, Indexer revisions, String hashLabel) {
    this.client = client;
    this.cached = revisions;
    this.orphans = new Orphans(revisions);
    this.adoption = new Adoption(client, sets, ResourceTypes.CONTROLLER_REVISIONS);
    this.hashLabel = hashLabel;
  }

  /** Told about each revision that is added or changed. */
  public void noted(ObjectNode revision) {
    orphans.noted(revision);
  }

  /** The set's revisions, with the one that it needs now. */
  public Revisions of(ObjectNode set) {
    var candidates = new ArrayList<>(cached.controlledBy(Metadata.uid(set)));
    candidates.addAll(orphans.in(Metadata.namespace(set)));
    var selector = LabelSelector.of(set.path("spec").path("selector"));
    var known = adoption.claim(set, selector, candidates).stream().map(Revision::new).toList();
    int collisions = set.path("status").path("collisionCount").asInt(0);
    for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
      var plan = HistoryPlan.of(set, known, collisions + attempt, hashLabel);
      var newest = switch (plan) {
        case HistoryPlan.Keep(var revision) -> List.of(revision);
        case HistoryPlan.Renumber(var old, var number) -> List.of(renumber(old, number));
        case HistoryPlan.Create(var revision) -> create(revision);
      };
      if (!newest.isEmpty()) {
        return revisions(known, newest.getFirst(), collisions + attempt);
      }
    }
    throw new IllegalStateException("two revisions of " + ObjectKey.of(set) + " met others of their name");
  }

  private static Revisions revisions(List<Revision> known, Revision newest, int collisions) {
    var all = new ArrayList<>(known);
    all.removeIf(revision -> revision.name().equals(newest.name()));
    all.add(newest);
    all.sort(HistoryPlan.BY_NUMBER);
    return new Revisions(List.copyOf(all), newest, collisions);
  }

  private Revision renumber(Revision old, long number) {
    var renumbered = old.object().deepCopy().put("revision", number);
    return new Revision(client.update(ResourceTypes.CONTROLLER_REVISIONS, renumbered));
  }

  /** Empty when its name stands for something else. */
  private List<Revision> create(ObjectNode revision) {
    try {
      return List.of(new Revision(
          client.create(ResourceTypes.CONTROLLER_REVISIONS, Metadata.namespace(revision), revision)));
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.ALREADY_EXISTS) {
        throw refusal;
      }
      var known = client.get(ResourceTypes.CONTROLLER_REVISIONS, ObjectKey.of(revision));
      return Trees.same(known.path("data"), revision.path("data")) ? List.of(new Revision(known)) : List.of();
    }
  }

  /** Deletes the oldest that nobody needs, beyond the limit. */
  public void trim(Revisions revisions, Set<String> live, int limit) {
    for (var revision : HistoryPlan.surplus(revisions.all(), live, limit)) {
      try {
        client.delete(ResourceTypes.CONTROLLER_REVISIONS, ObjectKey.of(revision.object()),
            Deletion.background().ifUid(Metadata.uid(revision.object())));
      } catch (Refusal refusal) {
        if (refusal.reason() != Reason.NOT_FOUND && refusal.reason() != Reason.CONFLICT) {
          throw refusal;
        }
      }
    }
  }
}
