package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Member;
import dev.keelson.store.mvcc.MemberRow;
import dev.keelson.store.mvcc.RowKey;

/** The list of members. */
final class MemberDesk {
  private MemberDesk() {}

  static Reply bootstrap(Draft draft, Command.BootstrapMembers bootstrap) {
    if (draft.smallRows().all(RowKey.memberStart(), RowKey.memberEnd()).isEmpty()) {
      bootstrap.members().forEach(member -> store(draft, member));
    }
    return new Reply.Done(draft.revision());
  }

  static Reply publish(Draft draft, Command.PublishMember publish) {
    draft.smallRows().get(RowKey.member(publish.id())).map(MemberRow::decode).ifPresent(known ->
        store(draft, new Member(known.id(), publish.name(), known.peerUrls(), publish.clientUrls(), known.learner())));
    return new Reply.Done(draft.revision());
  }

  private static void store(Draft draft, Member member) {
    draft.smallRows().put(RowKey.member(member.id()), MemberRow.encode(member));
  }
}
