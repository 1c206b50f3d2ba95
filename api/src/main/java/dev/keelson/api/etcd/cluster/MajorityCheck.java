package dev.keelson.api.etcd.cluster;

import dev.keelson.store.model.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Whether a change of members would leave a majority that works: etcd's {@code --strict-reconfig-check}, as the member
 * sees it that was asked.
 *
 * @param connectedFor for how long another member has been connected
 */
record MajorityCheck(long selfId, LongFunction<Optional<Duration>> connectedFor) {
  /** A connection counts that has stood so long (etcd's HealthInterval). */
  private static final Duration HEALTHY_AFTER = Duration.ofSeconds(5);

  /** Empty when a voter may be added to {@code members}. */
  Optional<Outcome> objectionToAdd(List<Member> members) {
    List<Member> voters = voters(members);
    boolean firstOther = voters.size() == 1 && isStarted(voters.getFirst());
    if (!firstOther && started(voters) < majority(voters.size() + 1)) {
      return Optional.of(new Outcome.NotEnoughStarted());
    }
    return unlessAllConnected(members);
  }

  /** Empty when all voters of {@code members} have been connected for a while. */
  Optional<Outcome> unlessAllConnected(List<Member> members) {
    List<Member> voters = voters(members);
    return healthy(voters) < voters.size() ? Optional.of(new Outcome.Unhealthy()) : Optional.empty();
  }

  /** Empty when that member of {@code members} may go. */
  Optional<Outcome> objectionToRemove(long id, List<Member> members) {
    if (members.stream().anyMatch(member -> member.id() == id && member.learner())) {
      return Optional.empty();
    }
    List<Member> voters = voters(members);
    List<Member> rest = voters.stream().filter(member -> member.id() != id).toList();
    if (started(rest) < majority(rest.size())) {
      return Optional.of(new Outcome.NotEnoughStarted());
    }
    if (id != selfId && connectedFor.apply(id).isEmpty()) {
      return Optional.empty(); // nobody counts on a member that is away
    }
    boolean enough = healthy(voters) - 1 >= 1 + (voters.size() - 2) / 2;
    return enough ? Optional.empty() : Optional.of(new Outcome.Unhealthy());
  }

  private long healthy(List<Member> voters) {
    return voters.stream().filter(member -> member.id() == selfId || connectedFor.apply(member.id())
        .filter(duration -> duration.compareTo(HEALTHY_AFTER) >= 0).isPresent()).count();
  }

  private static List<Member> voters(List<Member> members) {
    return members.stream().filter(member -> !member.learner()).toList();
  }

  private static long started(List<Member> members) {
    return members.stream().filter(MajorityCheck::isStarted).count();
  }

  /** etcd knows it by the name, which a member tells when it starts. */
  private static boolean isStarted(Member member) {
    return !member.name().isEmpty();
  }

  private static int majority(int size) {
    return size / 2 + 1;
  }
}
