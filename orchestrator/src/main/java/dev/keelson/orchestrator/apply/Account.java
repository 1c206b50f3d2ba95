package dev.keelson.orchestrator.apply;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who owns which fields of one object. Owned by one request. */
final class Account {
  /** Stands for the owners whose entries were merged (apimachinery's capManagers). */
  private static final String ANCIENT = "ancient-changes";

  private final Map<Owner, Claim> claims = new LinkedHashMap<>();

  Map<Owner, Claim> claims() {
    return claims;
  }

  boolean isEmpty() {
    return claims.isEmpty();
  }

  Optional<Claim> of(Owner owner) {
    return Optional.ofNullable(claims.get(owner));
  }

  /** A claim of nothing ends. */
  void put(Owner owner, Claim claim) {
    if (claim.fields().isEmpty()) {
      claims.remove(owner);
    } else {
      claims.put(owner, claim);
    }
  }

  FieldSet owned() {
    var all = FieldSet.EMPTY;
    for (var claim : claims.values()) {
      all = all.union(claim.fields());
    }
    return all;
  }

  /** What others own of these fields; empty sets are left out. */
  Map<Owner, FieldSet> contested(Owner self, FieldSet fields) {
    var contested = new LinkedHashMap<Owner, FieldSet>();
    claims.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(self))
        .sorted(Map.Entry.comparingByKey(Owner.ORDER))
        .forEach(entry -> {
          var both = entry.getValue().fields().intersection(fields);
          if (!both.isEmpty()) {
            contested.put(entry.getKey(), both);
          }
        });
    return contested;
  }

  /** Nobody owns these any more, but self. */
  void release(FieldSet fields, Optional<Owner> self) {
    claims.replaceAll((owner, claim) -> self.isPresent() && self.get().equals(owner)
        ? claim
        : claim.with(claim.fields().difference(fields)));
    claims.values().removeIf(claim -> claim.fields().isEmpty());
  }

  /** Merges the oldest entries of ordinary writes, version by version, until there are few enough. */
  void cap() {
    var updaters = claims.entrySet().stream()
        .filter(entry -> entry.getKey().operation() == Operation.UPDATE)
        .sorted(Comparator.comparing((Map.Entry<Owner, Claim> entry) -> entry.getValue().time())
            .thenComparing(Map.Entry.comparingByKey(Owner.ORDER)))
        .toList();
    var excess = updaters.size() - Limits.UPDATERS_MAX;
    var olds = new LinkedHashMap<String, Owner>();
    for (var entry : updaters) {
      if (excess <= 0) {
        return;
      }
      var claim = entry.getValue();
      var first = olds.putIfAbsent(claim.apiVersion(), entry.getKey());
      if (first != null) {
        claims.remove(entry.getKey());
        var bucket = new Owner(ANCIENT, Operation.UPDATE, claim.apiVersion(), "");
        var older = Optional.ofNullable(claims.remove(first)).map(Claim::fields).orElse(FieldSet.EMPTY);
        claims.put(bucket, claim.with(claim.fields().union(older)));
        olds.put(claim.apiVersion(), bucket);
        excess--;
      }
    }
  }
}
