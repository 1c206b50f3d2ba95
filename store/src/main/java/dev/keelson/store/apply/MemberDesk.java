package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Member;
import dev.keelson.store.mvcc.MemberRow;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.v2.Namespace;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TtlOptions;
import dev.keelson.store.v2.tree.TreeApplier;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The list of members.
 *
 * <p>etcd notes each change of it in its v2 tree as well. Nobody reads that, but it moves the index, and clients and
 * tests know the index of the first write: 4 in a cluster of one.
 */
final class MemberDesk {
  private static final TtlOptions NEVER = TtlOptions.permanent(0);

  private MemberDesk() {}

  static Reply bootstrap(Draft draft, TreeApplier tree, Command.BootstrapMembers bootstrap) {
    if (draft.smallRows().all(RowKey.memberStart(), RowKey.memberEnd()).isEmpty()) {
      bootstrap.members().forEach(member -> {
        countLookUps(tree, member.equals(bootstrap.members().getFirst()));
        store(draft, member);
        tree.apply(new TreeCommand.Create(note(member.id(), "raftAttributes"), false, Bytes.EMPTY, NEVER));
      });
      tree.apply(new TreeCommand.Set(note("/version"), false, Bytes.EMPTY, NEVER));
      draft.tell(new Notice.MembersChanged());
    }
    return new Reply.Done(draft.revision());
  }

  static Reply publish(Draft draft, TreeApplier tree, Command.PublishMember publish) {
    draft.smallRows().get(RowKey.member(publish.id())).map(MemberRow::decode).ifPresent(known -> {
      store(draft, new Member(known.id(), publish.name(), known.peerUrls(), publish.clientUrls(), known.learner()));
      tree.apply(new TreeCommand.Set(note(known.id(), "attributes"), false, Bytes.EMPTY, NEVER));
    });
    return new Reply.Done(draft.revision());
  }

  static Reply add(Draft draft, TreeApplier tree, Member member) {
    Roll roll = roll(draft, tree);
    Optional<Refusal> refusal = roll.refusalToAdd(member);
    if (refusal.isPresent()) {
      return new Reply.Refused(draft.revision(), refusal.get());
    }
    tree.apply(new TreeCommand.Create(note(member.id(), "raftAttributes"), false, Bytes.EMPTY, NEVER));
    return changed(draft, roll.with(member), member);
  }

  static Reply remove(Draft draft, TreeApplier tree, long id) {
    Roll roll = roll(draft, tree);
    Optional<Refusal> refusal = roll.refusalToTouch(id);
    if (refusal.isPresent()) {
      return new Reply.Refused(draft.revision(), refusal.get());
    }
    draft.smallRows().delete(RowKey.member(id));
    draft.smallRows().put(RowKey.removedMember(id), RowKey.NOTHING);
    tree.apply(new TreeCommand.Delete(note("/members/" + Long.toHexString(id)), true, true, 0));
    tree.apply(new TreeCommand.Create(note("/removed_members/" + Long.toHexString(id)), false, Bytes.EMPTY, NEVER));
    draft.tell(new Notice.MembersChanged());
    return new Reply.Members(draft.revision(), roll.without(id));
  }

  static Reply promote(Draft draft, TreeApplier tree, long id) {
    Roll roll = roll(draft, tree);
    Optional<Refusal> refusal = roll.refusalToPromote(id);
    if (refusal.isPresent()) {
      return new Reply.Refused(draft.revision(), refusal.get());
    }
    Member known = roll.member(id);
    return update(draft, tree, roll, new Member(id, known.name(), known.peerUrls(), known.clientUrls(), false));
  }

  static Reply change(Draft draft, TreeApplier tree, Command.ChangeMember change) {
    Roll roll = roll(draft, tree);
    Optional<Refusal> refusal = roll.refusalToMove(change.id(), change.peerUrls());
    if (refusal.isPresent()) {
      return new Reply.Refused(draft.revision(), refusal.get());
    }
    Member known = roll.member(change.id());
    return update(draft, tree, roll,
        new Member(known.id(), known.name(), change.peerUrls(), known.clientUrls(), known.learner()));
  }

  private static Reply update(Draft draft, TreeApplier tree, Roll roll, Member member) {
    tree.apply(new TreeCommand.Update(note(member.id(), "raftAttributes"), Bytes.EMPTY, NEVER));
    return changed(draft, roll.with(member), member);
  }

  private static Reply changed(Draft draft, Roll next, Member member) {
    store(draft, member);
    draft.tell(new Notice.MembersChanged());
    return new Reply.Members(draft.revision(), next.members());
  }

  /** Before it changes anything, etcd reads who is there and who has left. */
  private static Roll roll(Draft draft, TreeApplier tree) {
    var members = draft.smallRows().all(RowKey.memberStart(), RowKey.memberEnd()).values().stream()
        .map(MemberRow::decode).toList();
    var removed = draft.smallRows().all(RowKey.removedMemberStart(), RowKey.removedMemberEnd()).keySet().stream()
        .map(row -> RowKey.removedMemberId(row.array())).collect(Collectors.toUnmodifiableSet());
    tree.gotten(true);
    tree.gotten(!removed.isEmpty());
    return new Roll(members, removed);
  }

  private static void store(Draft draft, Member member) {
    draft.smallRows().put(RowKey.member(member.id()), MemberRow.encode(member));
  }

  /** Before it adds a member, etcd looks for those that are there; when there are any, for removed ones as well. */
  private static void countLookUps(TreeApplier tree, boolean first) {
    if (!first) {
      tree.gotten(true);
    }
    tree.gotten(false);
  }

  private static TreePath note(long memberId, String what) {
    return note("/members/" + Long.toHexString(memberId) + "/" + what);
  }

  private static TreePath note(String path) {
    return new TreePath(Namespace.CLUSTER, Bytes.utf8(path));
  }
}
