package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.value.Trees;
import java.util.Optional;

/** One server-side apply. */
final class Apply {
  /** Owns what an object had before anybody was tracked (apimachinery's skipNonApplied). */
  private static final String BEFORE_FIRST_APPLY = "before-first-apply";

  private final ObjectNode live;
  private final ObjectNode wish;
  private final StructShape shape;
  private final Writer writer;
  private final String now;
  private final Owner self;
  private final Account account;

  /** @param old an empty object when there is none */
  Apply(ObjectNode old, ObjectNode wish, StructShape shape, Writer writer, String now) {
    this.live = withoutAccount(old);
    this.wish = wish;
    this.shape = shape;
    this.writer = writer;
    this.now = now;
    self = Owner.of(writer, Operation.APPLY);
    account = account(old);
  }

  ObjectNode apply(boolean force) {
    var last = account.of(self).orElse(new Claim(writer.apiVersion(), "", FieldSet.EMPTY));
    var claimed = Extraction.of(wish, shape).without(writer.reset());
    account.put(self, new Claim(writer.apiVersion(), last.time(), claimed));
    var merged = Merge.of(live, wish, shape);
    var object = Nulls.dropped(Pruning.of(merged, shape, last.fields(), account.owned()), shape);

    var changes = Comparison.of(live, object, shape).without(writer.reset());
    var conflicts = new Conflicts(account.contested(self, changes.written()));
    if (!conflicts.isEmpty() && !force && !LastApplied.allows(conflicts, live, shape, writer)) {
      throw conflicts.refusal();
    }
    account.release(changes.written().union(changes.removed()), Optional.of(self));
    stamp(last, claimed.difference(Stripped.META), !Trees.same(live, object));
    LastApplied.renew(object, wish, writer);
    Entries.put(object, account);
    return object.deepCopy();
  }

  /** The time is that of the last apply which made a difference. */
  private void stamp(Claim last, FieldSet claimed, boolean changed) {
    var same = !changed && claimed.equals(last.fields()) && last.apiVersion().equals(writer.apiVersion());
    account.put(self, new Claim(writer.apiVersion(), same ? last.time() : now, claimed));
  }

  private Account account(ObjectNode old) {
    var decoded = Entries.decode(Entries.in(old)).orElseGet(Account::new);
    if (decoded.isEmpty() && !old.isEmpty()) {
      var changes = Comparison.of(JsonNodeFactory.instance.objectNode(), live, shape);
      new Update(decoded, now)
          .update(changes, new Writer(BEFORE_FIRST_APPLY, writer.apiVersion(), writer.subresource()));
    }
    return decoded;
  }

  private static ObjectNode withoutAccount(ObjectNode object) {
    var copy = object.deepCopy();
    Entries.remove(copy);
    return copy;
  }
}
