package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Compare;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The store as it is meant: slow and obvious. It keeps the whole map of every revision and every commit, forgets
 * nothing, and compaction is one number.
 */
final class Model {
  private final TreeMap<Long, TreeMap<Bytes, KeyValue>> mapsByRevision = new TreeMap<>();
  private final List<Commit> commits = new ArrayList<>();
  private final TreeMap<Long, Lease> leases = new TreeMap<>();
  private final TreeSet<Alarm> alarms = new TreeSet<>(ModelOrders.ALARMS);
  private final TreeMap<Long, Member> members = new TreeMap<>(Long::compareUnsigned);
  private TreeMap<Bytes, KeyValue> now = new TreeMap<>();
  private List<Event> changes = new ArrayList<>();
  private long revision = 1;
  private long compactedTo = -1;

  Model() {
    mapsByRevision.put(1L, now);
  }

  long revision() {
    return revision;
  }

  long compactedTo() {
    return compactedTo;
  }

  List<Commit> commits() {
    return commits;
  }

  List<Lease> leases() {
    return List.copyOf(leases.values());
  }

  List<Alarm> alarms() {
    return List.copyOf(alarms);
  }

  List<Member> members() {
    return List.copyOf(members.values());
  }

  List<Bytes> leaseKeys(long id) {
    return now.values().stream().filter(kv -> kv.lease() == id).map(KeyValue::key).toList();
  }

  /** The keys of {@code range} at a readable revision. */
  SortedMap<Bytes, KeyValue> keysAt(long asked, KeyRange range) {
    return within(mapAt(asked), range);
  }

  long keyCount() {
    return now.size();
  }

  Reply apply(Command command) {
    Optional<Refusal> refusal = forbidden(command);
    if (refusal.isPresent()) {
      return new Reply.Refused(revision, refusal.get());
    }
    now = new TreeMap<>(now);
    changes = new ArrayList<>();
    Reply reply = switch (command) {
      case Command.Put put -> alone(put);
      case Command.DeleteRange delete -> delete(delete);
      case Command.Txn txn -> txn(txn);
      case Command.Compact(long upTo) -> compact(upTo);
      case Command.GrantLease(long id, long ttlSeconds) -> grant(id, ttlSeconds);
      case Command.RevokeLease(long id) -> revoke(id);
      case Command.CheckpointLeases(var checkpoints) -> checkpoint(checkpoints);
      case Command.RaiseAlarm(var alarm) -> raise(alarm);
      case Command.DisarmAlarm(var alarm) -> disarm(alarm);
      case Command.BootstrapMembers(var all) -> bootstrap(all);
      case Command.PublishMember(long id, var name, var urls) -> publish(id, name, urls);
      case Command.AddMember _, Command.RemoveMember _, Command.PromoteMember _, Command.ChangeMember _ ->
          throw new IllegalArgumentException("changes of members are tested by themselves");
      case Command.Tree _ -> throw new IllegalArgumentException("the tree has a model of its own");
    };
    if (!changes.isEmpty()) {
      revision++;
      mapsByRevision.put(revision, now);
      commits.add(new Commit(revision, changes, false));
      changes = new ArrayList<>();
    }
    return reply;
  }

  private Optional<Refusal> forbidden(Command command) {
    boolean corrupt = alarms.stream().anyMatch(alarm -> alarm.kind() == Alarm.Kind.CORRUPT);
    boolean full = alarms.stream().anyMatch(alarm -> alarm.kind() == Alarm.Kind.NOSPACE);
    boolean changesKeys = command instanceof Command.Put || command instanceof Command.DeleteRange
        || command instanceof Command.Txn || command instanceof Command.Compact
        || command instanceof Command.GrantLease || command instanceof Command.RevokeLease;
    if (corrupt && changesKeys) {
      return Optional.of(new Refusal.Corrupt());
    }
    boolean grows = command instanceof Command.Put || command instanceof Command.GrantLease
        || (command instanceof Command.Txn txn && (puts(txn.success()) || puts(txn.failure())));
    return full && grows ? Optional.of(new Refusal.NoSpace()) : Optional.empty();
  }

  private static boolean puts(List<Operation> operations) {
    return operations.stream().anyMatch(operation -> operation instanceof Operation.Put
        || (operation instanceof Operation.Nested(var txn) && (puts(txn.success()) || puts(txn.failure()))));
  }

  private long visible() {
    return changes.isEmpty() ? revision : revision + 1;
  }

  private Reply alone(Command.Put put) {
    if (put.lease() != 0 && !leases.containsKey(put.lease())) {
      return new Reply.Refused(revision, new Refusal.LeaseNotFound(put.lease()));
    }
    if ((put.ignoreValue() || put.ignoreLease()) && !now.containsKey(put.key())) {
      return new Reply.Refused(revision, new Refusal.KeyNotFound());
    }
    return put(put);
  }

  private Reply put(Command.Put put) {
    var old = Optional.ofNullable(now.get(put.key()));
    Bytes value = put.ignoreValue() ? old.map(KeyValue::value).orElse(Bytes.EMPTY) : put.value();
    long lease = put.ignoreLease() ? old.map(KeyValue::lease).orElse(0L) : put.lease();
    long created = old.map(KeyValue::createRevision).orElse(revision + 1);
    var kv = KeyValue.of(put.key(), created, revision + 1, old.map(KeyValue::version).orElse(0L) + 1, value, lease);
    now.put(put.key(), kv);
    var previous = Optional.ofNullable(created == revision + 1 ? null : mapAt(revision).get(put.key()));
    changes.add(new Event(Event.Kind.PUT, kv, previous));
    return new Reply.Put(visible(), put.previous() ? old : Optional.empty());
  }

  private Reply.DeleteRange delete(Command.DeleteRange delete) {
    var gone = List.copyOf(within(now, delete.range()).values());
    for (KeyValue kv : gone) {
      now.remove(kv.key());
      changes.add(new Event(Event.Kind.DELETE, KeyValue.tombstone(kv.key(), revision + 1),
          Optional.ofNullable(mapAt(revision).get(kv.key()))));
    }
    return new Reply.DeleteRange(visible(), gone.size(), delete.previous() ? gone : List.of());
  }

  private Reply txn(Command.Txn txn) {
    var before = mapAt(revision);
    List<Operation> taken = new ArrayList<>();
    flatten(txn, before, taken);
    for (Operation operation : taken) {
      if (operation instanceof Operation.Put(var put)) {
        if ((put.ignoreValue() || put.ignoreLease()) && !before.containsKey(put.key())) {
          return new Reply.Refused(revision, new Refusal.KeyNotFound());
        }
        if (put.lease() != 0 && !leases.containsKey(put.lease())) {
          return new Reply.Refused(revision, new Refusal.LeaseNotFound(put.lease()));
        }
      }
    }
    for (Operation operation : taken) {
      if (operation instanceof Operation.Range(var query) && query.revision() != 0) {
        if (query.revision() > revision) {
          return new Reply.Refused(revision, new Refusal.FutureRevision(query.revision(), revision));
        }
        if (query.revision() < compactedTo) {
          return new Reply.Refused(revision, new Refusal.Compacted(query.revision(), compactedTo));
        }
      }
    }
    var replies = perform(txn, before);
    return new Reply.Txn(visible(), holds(txn.compares(), before), replies);
  }

  private static void flatten(Command.Txn txn, Map<Bytes, KeyValue> before, List<Operation> taken) {
    for (Operation operation : holds(txn.compares(), before) ? txn.success() : txn.failure()) {
      if (operation instanceof Operation.Nested(var nested)) {
        flatten(nested, before, taken);
      } else {
        taken.add(operation);
      }
    }
  }

  private List<Reply> perform(Command.Txn txn, Map<Bytes, KeyValue> before) {
    var replies = new ArrayList<Reply>();
    for (Operation operation : holds(txn.compares(), before) ? txn.success() : txn.failure()) {
      replies.add(switch (operation) {
        case Operation.Put(var put) -> put(put);
        case Operation.Delete(var delete) -> delete(delete);
        case Operation.Range(var query) -> new Reply.Range(ModelOrders.range(inside(query), query, visible()));
        case Operation.Nested(var nested) ->
          new Reply.Txn(0, holds(nested.compares(), before), perform(nested, before));
      });
    }
    return replies;
  }

  private SortedMap<Bytes, KeyValue> inside(RangeQuery query) {
    return within(query.revision() > 0 ? mapAt(query.revision()) : now, query.range());
  }

  private static boolean holds(List<Compare> compares, Map<Bytes, KeyValue> before) {
    return compares.stream().allMatch(compare -> {
      var kvs = within(before, compare.range()).values();
      if (kvs.isEmpty()) {
        return compare.target() != Compare.Target.VALUE
            && ModelOrders.holds(compare, KeyValue.of(Bytes.EMPTY, 0, 0, 0, Bytes.EMPTY, 0));
      }
      return kvs.stream().allMatch(kv -> ModelOrders.holds(compare, kv));
    });
  }

  private Reply compact(long upTo) {
    if (upTo <= compactedTo) {
      return new Reply.Refused(revision, new Refusal.Compacted(upTo, compactedTo));
    }
    if (upTo > revision) {
      return new Reply.Refused(revision, new Refusal.FutureRevision(upTo, revision));
    }
    compactedTo = upTo;
    return new Reply.Done(revision);
  }

  private Reply grant(long id, long ttlSeconds) {
    if (leases.containsKey(id)) {
      return new Reply.Refused(revision, new Refusal.LeaseExists(id));
    }
    leases.put(id, new Lease(id, ttlSeconds, 0));
    return new Reply.LeaseGranted(revision, id, ttlSeconds);
  }

  private Reply revoke(long id) {
    if (leases.remove(id) == null) {
      return new Reply.Refused(revision, new Refusal.LeaseNotFound(id));
    }
    leaseKeys(id).forEach(key -> delete(new Command.DeleteRange(KeyRange.single(key), false)));
    return new Reply.Done(visible());
  }

  private Reply checkpoint(List<Lease> checkpoints) {
    for (Lease checkpoint : checkpoints) {
      leases.computeIfPresent(checkpoint.id(),
          (id, lease) -> new Lease(id, lease.ttlSeconds(), checkpoint.remainingSeconds()));
    }
    return new Reply.Done(revision);
  }

  private Reply raise(Alarm alarm) {
    if (alarm.kind() == Alarm.Kind.NONE) {
      return new Reply.Alarms(revision, List.of());
    }
    alarms.add(alarm);
    return new Reply.Alarms(revision, List.of(alarm));
  }

  private Reply disarm(Alarm alarm) {
    return new Reply.Alarms(revision, alarms.remove(alarm) ? List.of(alarm) : List.of());
  }

  private Reply bootstrap(List<Member> all) {
    if (members.isEmpty()) {
      all.forEach(member -> members.put(member.id(), member));
    }
    return new Reply.Done(revision);
  }

  private Reply publish(long id, String name, List<String> clientUrls) {
    members.computeIfPresent(id,
        (_, known) -> new Member(id, name, known.peerUrls(), clientUrls, known.learner()));
    return new Reply.Done(revision);
  }

  private Map<Bytes, KeyValue> mapAt(long asked) {
    return Objects.requireNonNull(mapsByRevision.get(asked));
  }

  private static SortedMap<Bytes, KeyValue> within(Map<Bytes, KeyValue> map, KeyRange range) {
    var inside = new TreeMap<Bytes, KeyValue>();
    map.forEach((key, kv) -> {
      if (range.contains(key)) {
        inside.put(key, kv);
      }
    });
    return inside;
  }
}
