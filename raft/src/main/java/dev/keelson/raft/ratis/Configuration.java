package dev.keelson.raft.ratis;

import dev.keelson.store.model.Member;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who takes part in Raft: the voters, and the learners, which get the log and have no vote.
 *
 * @param settled false while one configuration goes over into another (Raft §4.3); this is then the later one
 */
record Configuration(Set<Long> voters, Set<Long> learners, boolean settled) {
  Configuration {
    voters = Set.copyOf(voters);
    learners = Set.copyOf(learners);
  }

  boolean has(long memberId) {
    return voters.contains(memberId) || learners.contains(memberId);
  }

  /**
   * One step towards the list of members: first those leave who left, then learners vote who may, then one comes who
   * is there. One at a time, so that a newcomer that is slow keeps nobody else waiting.
   *
   * @param present members outside of the configuration that run
   * @return this one when there is nothing to do
   */
  Configuration towards(Collection<Member> members, Set<Long> present) {
    Set<Long> wanted = members.stream().map(Member::id).collect(Collectors.toSet());
    Configuration fewer = new Configuration(both(voters, wanted), both(learners, wanted), settled);
    if (!fewer.equals(this)) {
      return fewer;
    }
    for (Member member : members) {
      boolean promoted = learners.contains(member.id()) && !member.learner();
      if (promoted || (!has(member.id()) && present.contains(member.id()))) {
        return with(member);
      }
    }
    return this;
  }

  private Configuration with(Member member) {
    Set<Long> nextVoters = new TreeSet<>(voters);
    Set<Long> nextLearners = new TreeSet<>(learners);
    nextLearners.remove(member.id());
    (member.learner() ? nextLearners : nextVoters).add(member.id());
    return new Configuration(nextVoters, nextLearners, settled);
  }

  private static Set<Long> both(Set<Long> one, Set<Long> other) {
    Set<Long> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }
}
