package dev.keelson.orchestrator.apply;

import java.util.Optional;

/** What an ordinary write does to an account. */
record Update(Account account, String now) {
  void update(Changes changes, Writer writer) {
    account.release(changes.written().union(changes.removed()), Optional.empty());
    var taken = changes.written().difference(Stripped.META);
    if (!taken.isEmpty()) {
      var owner = Owner.of(writer, Operation.UPDATE);
      var before = account.of(owner).map(Claim::fields).orElse(FieldSet.EMPTY);
      account.put(owner, new Claim(writer.apiVersion(), now, before.union(taken)));
    }
  }
}
