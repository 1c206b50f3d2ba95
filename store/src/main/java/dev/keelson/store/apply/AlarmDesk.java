package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.mvcc.AlarmRow;
import dev.keelson.store.mvcc.RowKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The alarms that hold, and what they forbid. Kept in memory beside their rows, since every command asks.
 *
 * <p>A decision of ours: where etcd's NOSPACE check at apply time lets the write through and only tells the client
 * otherwise, every member here refuses what would take space, so that the reply and the state agree.
 */
final class AlarmDesk {
  private final Set<Alarm> alarms = new LinkedHashSet<>();

  AlarmDesk(Reading reading) {
    try (Rows rows = reading.rows(RowKey.alarmStart(), RowKey.alarmEnd())) {
      for (; rows.valid(); rows.next()) {
        alarms.add(AlarmRow.decode(rows.key(0)));
      }
    }
  }

  Optional<Refusal> refusal(Command command) {
    if (alarms.isEmpty()) {
      return Optional.empty();
    }
    if (holds(Alarm.Kind.CORRUPT) && refusedWhenCorrupt(command)) {
      return Optional.of(new Refusal.Corrupt());
    }
    return holds(Alarm.Kind.NOSPACE) && takesSpace(command) ? Optional.of(new Refusal.NoSpace()) : Optional.empty();
  }

  Reply raise(Draft draft, Alarm alarm) {
    if (alarm.kind() == Alarm.Kind.NONE) {
      return new Reply.Alarms(draft.revision(), List.of());
    }
    if (alarms.add(alarm)) {
      draft.batch().put(RowKey.alarm(alarm), RowKey.NOTHING);
    }
    return new Reply.Alarms(draft.revision(), List.of(alarm));
  }

  Reply disarm(Draft draft, Alarm alarm) {
    if (!alarms.remove(alarm)) {
      return new Reply.Alarms(draft.revision(), List.of());
    }
    draft.batch().delete(RowKey.alarm(alarm));
    return new Reply.Alarms(draft.revision(), List.of(alarm));
  }

  private boolean holds(Alarm.Kind kind) {
    return alarms.stream().anyMatch(alarm -> alarm.kind() == kind);
  }

  private static boolean refusedWhenCorrupt(Command command) {
    return switch (command) {
      case Command.Put _, Command.DeleteRange _, Command.Txn _, Command.Compact _, Command.GrantLease _,
          Command.RevokeLease _ -> true;
      case Command.CheckpointLeases _, Command.RaiseAlarm _, Command.DisarmAlarm _, Command.BootstrapMembers _,
          Command.PublishMember _, Command.AddMember _, Command.RemoveMember _, Command.PromoteMember _,
          Command.ChangeMember _, Command.Tree _ -> false;
    };
  }

  /** The tree takes space as well, but etcd's alarms have never been about its v2 API. */
  private static boolean takesSpace(Command command) {
    return switch (command) {
      case Command.Put _, Command.GrantLease _ -> true;
      case Command.Txn txn -> puts(txn);
      case Command.DeleteRange _, Command.Compact _, Command.RevokeLease _, Command.CheckpointLeases _,
          Command.RaiseAlarm _, Command.DisarmAlarm _, Command.BootstrapMembers _, Command.PublishMember _,
          Command.AddMember _, Command.RemoveMember _, Command.PromoteMember _, Command.ChangeMember _,
          Command.Tree _ -> false;
    };
  }

  /** Whichever branch is taken: the client hears the same before and after the compares change. */
  private static boolean puts(Command.Txn txn) {
    return txn.success().stream().anyMatch(AlarmDesk::puts) || txn.failure().stream().anyMatch(AlarmDesk::puts);
  }

  private static boolean puts(Operation operation) {
    return switch (operation) {
      case Operation.Put _ -> true;
      case Operation.Nested(var txn) -> puts(txn);
      case Operation.Range _, Operation.Delete _ -> false;
    };
  }
}
