package dev.keelson.store.command;

import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.Lease;
import dev.keelson.store.model.Member;
import dev.keelson.store.v2.TreeCommand;
import java.util.List;

/**
 * Everything that may enter the replicated log. Nothing else changes the store.
 *
 * <p>Whatever is not a function of state and command (time, chance, the effective TTL of a lease, a lease's id) was
 * decided before the command was made and travels in it. Requests were validated before as far as that does not depend
 * on state; {@link CommandCodec} gives the bytes.
 */
public sealed interface Command {
  /** A {@code KV.Put}. {@code lease} 0 = none. */
  record Put(Bytes key, Bytes value, long lease, boolean previous, boolean ignoreValue, boolean ignoreLease)
      implements Command {}

  /** A {@code KV.DeleteRange}. */
  record DeleteRange(KeyRange range, boolean previous) implements Command {}

  /** A {@code KV.Txn}: all of one branch or, when it is refused, nothing. */
  record Txn(List<Compare> compares, List<Operation> success, List<Operation> failure) implements Command {
    public Txn {
      compares = List.copyOf(compares);
      success = List.copyOf(success);
      failure = List.copyOf(failure);
    }
  }

  /** A {@code KV.Compact}: history below {@code revision} is given up, logically at once. */
  record Compact(long revision) implements Command {}

  /** A {@code Lease.LeaseGrant}; {@code ttlSeconds} is the effective TTL, {@code id} is never 0. */
  record GrantLease(long id, long ttlSeconds) implements Command {}

  /** A {@code Lease.LeaseRevoke}, or an expiry that the leader saw. Deletes the attached keys in one revision. */
  record RevokeLease(long id) implements Command {}

  /** Remaining TTLs as the leader's clock has them, so that a new leader need not start them again. */
  record CheckpointLeases(List<Lease> leases) implements Command {
    public CheckpointLeases {
      leases = List.copyOf(leases);
    }
  }

  /** A {@code Maintenance.Alarm} that activates. Kind NONE does nothing. */
  record RaiseAlarm(Alarm alarm) implements Command {}

  /** A {@code Maintenance.Alarm} that deactivates exactly that alarm. */
  record DisarmAlarm(Alarm alarm) implements Command {}

  /**
   * The members as {@code --initial-cluster} has them; taken once, by the first of these commands that is applied.
   * Later ones change nothing.
   */
  record BootstrapMembers(List<Member> members) implements Command {
    public BootstrapMembers {
      members = List.copyOf(members);
    }
  }

  /** A member to come. Refused when its id was ever used, or one of its peer URLs is. */
  record AddMember(Member member) implements Command {}

  /** A member leaves, and its id never comes back. */
  record RemoveMember(long id) implements Command {}

  /** A learner votes from now on. */
  record PromoteMember(long id) implements Command {}

  /** A member's peer URLs are others now. */
  record ChangeMember(long id, List<String> peerUrls) implements Command {
    public ChangeMember {
      peerUrls = List.copyOf(peerUrls);
    }
  }

  /** A member that has joined tells its name and client URLs. Ignored when the id is unknown. */
  record PublishMember(long id, String name, List<String> clientUrls) implements Command {
    public PublishMember {
      clientUrls = List.copyOf(clientUrls);
    }
  }

  /** A change of the v2 API's tree, which has its own index and leaves the revision alone. */
  record Tree(TreeCommand command) implements Command {}
}
