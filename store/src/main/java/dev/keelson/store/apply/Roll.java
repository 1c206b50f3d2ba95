package dev.keelson.store.apply;

import dev.keelson.store.command.Refusal;
import dev.keelson.store.model.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who belongs to the cluster and who has left it, and which changes of that etcd refuses, in its order.
 *
 * @param members by ascending id, unsigned
 */
record Roll(List<Member> members, Set<Long> removed) {
  /** Each learner takes the log from the leader without adding to its safety (etcd's own limit). */
  private static final int LEARNERS_MAX = 1;

  Roll {
    members = List.copyOf(members);
    removed = Set.copyOf(removed);
  }

  Optional<Refusal> refusalToAdd(Member member) {
    if (removed.contains(member.id())) {
      return Optional.of(new Refusal.MemberRemoved(member.id()));
    }
    if (find(member.id()).isPresent()) {
      return Optional.of(new Refusal.MemberExists(member.id()));
    }
    if (isTaken(member.peerUrls(), member.id())) {
      return Optional.of(new Refusal.PeerUrlExists());
    }
    boolean full = members.stream().filter(Member::learner).count() >= LEARNERS_MAX;
    return member.learner() && full ? Optional.of(new Refusal.TooManyLearners()) : Optional.empty();
  }

  Optional<Refusal> refusalToTouch(long id) {
    if (removed.contains(id)) {
      return Optional.of(new Refusal.MemberRemoved(id));
    }
    return find(id).isPresent() ? Optional.empty() : Optional.of(new Refusal.MemberNotFound(id));
  }

  Optional<Refusal> refusalToPromote(long id) {
    return refusalToTouch(id)
        .or(() -> member(id).learner() ? Optional.empty() : Optional.of(new Refusal.NotLearner(id)));
  }

  Optional<Refusal> refusalToMove(long id, List<String> peerUrls) {
    return refusalToTouch(id)
        .or(() -> isTaken(peerUrls, id) ? Optional.of(new Refusal.PeerUrlExists()) : Optional.empty());
  }

  /** The member of that id, which is known to be there. */
  Member member(long id) {
    return find(id).orElseThrow();
  }

  /** In the place of the one with its id, or as one more. */
  Roll with(Member member) {
    var all = new ArrayList<>(without(member.id()));
    all.add(member);
    all.sort(Comparator.comparing(Member::id, Long::compareUnsigned));
    return new Roll(all, removed);
  }

  List<Member> without(long id) {
    return members.stream().filter(member -> member.id() != id).toList();
  }

  private Optional<Member> find(long id) {
    return members.stream().filter(member -> member.id() == id).findFirst();
  }

  private boolean isTaken(List<String> peerUrls, long by) {
    return without(by).stream().anyMatch(other -> other.peerUrls().stream().anyMatch(peerUrls::contains));
  }
}
