package dev.keelson.api.etcd.cluster;

import dev.keelson.store.command.Refusal;
import dev.keelson.store.model.Member;
import java.util.List;

/** What became of a change of members. */
public sealed interface Outcome {
  /** Done; {@code id} is the member's that was to change. */
  record Changed(long id, List<Member> members) implements Outcome {
    public Changed {
      members = List.copyOf(members);
    }

    /** The member that came or changed. */
    public Member member() {
      return members.stream().filter(member -> member.id() == id).findFirst().orElseThrow();
    }
  }

  /** The list of members does not allow it. */
  record Refused(Refusal refusal) implements Outcome {}

  /** The majority after the change would hang on members that have never been started. */
  record NotEnoughStarted() implements Outcome {}

  /** The majority after the change would hang on members that cannot be reached now. */
  record Unhealthy() implements Outcome {}
}
