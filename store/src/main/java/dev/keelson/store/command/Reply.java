package dev.keelson.store.command;

import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Member;
import dev.keelson.store.v2.TreeReply;
import java.util.List;
import java.util.Optional;

/** What applying a {@link Command} gives back. {@code revision} is the store's after the command. */
public sealed interface Reply {
  long revision();

  record Put(long revision, Optional<KeyValue> previous) implements Reply {}

  record DeleteRange(long revision, long deleted, List<KeyValue> previous) implements Reply {
    public DeleteRange {
      previous = List.copyOf(previous);
    }
  }

  record Range(RangeResult result) implements Reply {
    @Override
    public long revision() {
      return result.revision();
    }
  }

  /** {@code replies} has one entry for each operation of the branch that was taken, each with its own revision. */
  record Txn(long revision, boolean succeeded, List<Reply> replies) implements Reply {
    public Txn {
      replies = List.copyOf(replies);
    }
  }

  record LeaseGranted(long revision, long id, long ttlSeconds) implements Reply {}

  /** The alarms that the command touched. */
  record Alarms(long revision, List<Alarm> alarms) implements Reply {
    public Alarms {
      alarms = List.copyOf(alarms);
    }
  }

  /** All members after the command. */
  record Members(long revision, List<Member> members) implements Reply {
    public Members {
      members = List.copyOf(members);
    }
  }

  /** Done, nothing else to tell: compaction, revocation, checkpoints, a member's own announcements. */
  record Done(long revision) implements Reply {}

  /** What the v2 API's tree answered, its refusals included. */
  record Tree(long revision, TreeReply reply) implements Reply {}

  record Refused(long revision, Refusal refusal) implements Reply {}
}
