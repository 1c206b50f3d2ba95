package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.value.Trees;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps the account of who manages which field of an object (apimachinery's managedfields). Objects are of the version
 * in which they are stored; entries of other versions are kept and taken for the same paths.
 */
public final class ManagedFields {
  private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();

  private final InstantSource time;

  public ManagedFields(InstantSource time) {
    this.time = time;
  }

  /**
   * After an ordinary write: what it has changed is the writer's now and nobody else's. Never refuses; an account that
   * cannot be read is as none.
   *
   * @param old empty for a new object; not changed
   * @param object as it shall be; its account is changed in place
   */
  public void update(Optional<ObjectNode> old, ObjectNode object, StructShape shape, Writer writer) {
    var before = old.orElse(EMPTY);
    var own = Entries.in(object);
    Entries.remove(object);
    var changes = Comparison.of(before, object, shape).without(writer.reset());
    var changed = !changes.removed().isEmpty() || !changes.written().difference(Stripped.META).isEmpty();
    if (!changed && isUntouched(own, Entries.in(before), writer)) {
      Entries.keep(object, before);
      return;
    }
    var account = account(own, Entries.in(before), writer);
    if (!account.isEmpty() || old.isEmpty()) {
      // Else nobody has been tracked from the beginning, or a client has cleared the account: until an apply.
      new Update(account, now()).update(changes, writer);
      account.cap();
    }
    Entries.put(object, account);
  }

  /**
   * Server-side apply.
   *
   * @param old empty when there is no such object; not changed
   * @param wish what the writer wants; a part of an object of this shape; not changed
   * @param force take fields from their owners
   * @return the object with the wish in it and the new account; the caller's own
   * @throws dev.keelson.orchestrator.status.Refusal 409 for conflicts, unless forced; 400 for a wish that has an
   *     account of its own or is not of the shape
   */
  public ObjectNode apply(
      Optional<ObjectNode> old, ObjectNode wish, StructShape shape, Writer writer, boolean force) {
    Wishes.check(wish, shape, writer);
    return new Apply(old.orElse(EMPTY), wish, shape, writer, now()).apply(force);
  }

  private static boolean isUntouched(JsonNode own, JsonNode olds, Writer writer) {
    return own.isMissingNode() || !writer.subresource().isEmpty() || Trees.same(own, olds);
  }

  /** The object's own account if it has one that can be read, for clients may edit it; else the old object's. */
  private static Account account(JsonNode own, JsonNode olds, Writer writer) {
    if (writer.subresource().isEmpty()) {
      if (Entries.isReset(own)) {
        return new Account();
      }
      var edited = Entries.decode(own);
      if (edited.isPresent() && !edited.get().isEmpty()) {
        return edited.get();
      }
    }
    return Entries.decode(olds).orElseGet(Account::new);
  }

  private String now() {
    return DateTimeFormatter.ISO_INSTANT.format(time.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
