package dev.keelson.store.mvcc;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.CommandCodec;
import dev.keelson.store.model.Member;
import java.util.List;

/** A member as a row: the bytes of the command that would bring in this one member. */
public final class MemberRow {
  private MemberRow() {}

  public static byte[] encode(Member member) {
    return CommandCodec.encode(new Command.BootstrapMembers(List.of(member)));
  }

  public static Member decode(byte[] value) {
    if (CommandCodec.decode(value) instanceof Command.BootstrapMembers(var members) && members.size() == 1) {
      return members.getFirst();
    }
    throw new IllegalArgumentException("row of a member that holds something else");
  }
}
