package dev.keelson.store.command;

import dev.keelson.store.model.Alarm;
import java.util.List;

/**
 * The bytes of a {@link Command} in the log.
 *
 * <p>Form: a version byte, a byte that names the command, then its fields in the order of the record: numbers and
 * lengths as varints, flags gathered in one byte. A log written by one release is read by the next, so a kind's number
 * never changes its meaning; a changed field list needs a new number, a changed frame a new {@link #VERSION}.
 */
public final class CommandCodec {
  static final int VERSION = 1;

  static final int PUT = 1;
  static final int DELETE_RANGE = 2;
  static final int TXN = 3;
  static final int COMPACT = 4;
  static final int GRANT_LEASE = 5;
  static final int REVOKE_LEASE = 6;
  static final int CHECKPOINT_LEASES = 7;
  static final int RAISE_ALARM = 8;
  static final int DISARM_ALARM = 9;
  static final int BOOTSTRAP_MEMBERS = 10;
  static final int PUBLISH_MEMBER = 11;
  static final int TREE = 12;
  static final int CHANGE_MEMBER = 13;
  static final int ADD_MEMBER = 14;
  static final int REMOVE_MEMBER = 15;
  static final int PROMOTE_MEMBER = 16;

  private static final List<Alarm.Kind> ALARM_KINDS = List.of(Alarm.Kind.values());

  private CommandCodec() {}

  public static byte[] encode(Command command) {
    var out = new FieldWriter();
    out.octet(VERSION);
    write(out, command);
    return out.toByteArray();
  }

  public static Command decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** Decodes {@code bytes} from {@code from} to {@code to}, all of them. What it returns shares nothing with them. */
  public static Command decode(byte[] bytes, int from, int to) {
    var in = new FieldReader(bytes, from, to);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException("command of version " + version + ", this program reads version " + VERSION
          + ": it was written by another release");
    }
    Command command = read(in);
    in.requireEnd();
    return command;
  }

  private static void write(FieldWriter out, Command command) {
    switch (command) {
      case Command.Put put -> OperationCodec.writePut(out.octet(PUT), put);
      case Command.DeleteRange delete -> OperationCodec.writeDelete(out.octet(DELETE_RANGE), delete);
      case Command.Txn txn -> OperationCodec.writeTxn(out.octet(TXN), txn);
      case Command.Compact(long revision) -> out.octet(COMPACT).number(revision);
      case Command.GrantLease(long id, long ttlSeconds) -> out.octet(GRANT_LEASE).number(id).number(ttlSeconds);
      case Command.RevokeLease(long id) -> out.octet(REVOKE_LEASE).number(id);
      case Command.CheckpointLeases(var leases) -> out.octet(CHECKPOINT_LEASES).list(leases, FieldWriter::lease);
      case Command.RaiseAlarm(var alarm) -> alarm(out.octet(RAISE_ALARM), alarm);
      case Command.DisarmAlarm(var alarm) -> alarm(out.octet(DISARM_ALARM), alarm);
      case Command.BootstrapMembers(var members) -> out.octet(BOOTSTRAP_MEMBERS).list(members, FieldWriter::member);
      case Command.PublishMember(long id, var name, var clientUrls) ->
          out.octet(PUBLISH_MEMBER).number(id).text(name).list(clientUrls, FieldWriter::text);
      case Command.ChangeMember(long id, var peerUrls) ->
          out.octet(CHANGE_MEMBER).number(id).list(peerUrls, FieldWriter::text);
      case Command.AddMember(var member) -> out.octet(ADD_MEMBER).member(member);
      case Command.RemoveMember(long id) -> out.octet(REMOVE_MEMBER).number(id);
      case Command.PromoteMember(long id) -> out.octet(PROMOTE_MEMBER).number(id);
      case Command.Tree(var tree) -> TreeCommandCodec.write(out.octet(TREE), tree);
    }
  }

  private static Command read(FieldReader in) {
    int kind = in.octet();
    return switch (kind) {
      case PUT -> OperationCodec.readPut(in);
      case DELETE_RANGE -> OperationCodec.readDelete(in);
      case TXN -> OperationCodec.readTxn(in);
      case COMPACT -> new Command.Compact(in.number());
      case GRANT_LEASE -> new Command.GrantLease(in.number(), in.number());
      case REVOKE_LEASE -> new Command.RevokeLease(in.number());
      case CHECKPOINT_LEASES -> new Command.CheckpointLeases(in.list(FieldReader::lease));
      case RAISE_ALARM -> new Command.RaiseAlarm(alarm(in));
      case DISARM_ALARM -> new Command.DisarmAlarm(alarm(in));
      case BOOTSTRAP_MEMBERS -> new Command.BootstrapMembers(in.list(FieldReader::member));
      case PUBLISH_MEMBER -> new Command.PublishMember(in.number(), in.text(), in.list(FieldReader::text));
      case CHANGE_MEMBER -> new Command.ChangeMember(in.number(), in.list(FieldReader::text));
      case ADD_MEMBER -> new Command.AddMember(in.member());
      case REMOVE_MEMBER -> new Command.RemoveMember(in.number());
      case PROMOTE_MEMBER -> new Command.PromoteMember(in.number());
      case TREE -> new Command.Tree(TreeCommandCodec.read(in));
      default -> throw new IllegalArgumentException("command of unknown kind " + kind);
    };
  }

  private static void alarm(FieldWriter out, Alarm alarm) {
    out.number(alarm.memberId()).choice(ALARM_KINDS, alarm.kind());
  }

  private static Alarm alarm(FieldReader in) {
    return new Alarm(in.number(), in.choice(ALARM_KINDS));
  }
}
