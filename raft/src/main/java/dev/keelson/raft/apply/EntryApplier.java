package dev.keelson.raft.apply;

import dev.keelson.raft.proposal.EntryCodec;
import dev.keelson.raft.proposal.ProposalBook;
import dev.keelson.store.command.CommandCodec;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import java.util.ArrayList;
import java.util.List;

/** Applies log entries and answers the clients of this member that wait for them. The applying thread's. */
public final class EntryApplier {
  /** Stands for proposals of other members: ids start at random, so it is as unlikely as any other. */
  private static final long NOT_OURS = 0;

  private final ApplierGate gate;
  private final ProposalBook book;
  private final long selfId;
  private final Advance advanced;

  /** Hears of every entry, on the applying thread, after its answers went out. */
  @FunctionalInterface
  public interface Advance {
    void advanced(LogPosition at, int entryBytes);
  }

  public EntryApplier(ApplierGate gate, ProposalBook book, long selfId, Advance advanced) {
    this.gate = gate;
    this.book = book;
    this.selfId = selfId;
    this.advanced = advanced;
  }

  public void apply(LogPosition at, byte[] entry) {
    List<Submission> submissions = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    EntryCodec.read(entry, (origin, id, from, to) -> {
      boolean ours = origin == selfId && book.holds(id);
      submissions.add(new Submission(CommandCodec.decode(entry, from, to), ours));
      ids.add(ours ? id : NOT_OURS);
    });
    List<Reply> replies = gate.apply(at, submissions);
    for (int i = 0; i < replies.size(); i++) {
      if (submissions.get(i).replyWanted()) {
        answer(ids.get(i), replies.get(i));
      }
    }
    advanced.advanced(at, entry.length);
  }

  /** An entry that is not for the state machine. */
  public void skip(LogPosition at) {
    gate.skip(at);
    advanced.advanced(at, 0);
  }

  private void answer(long id, Reply reply) {
    book.close(id).ifPresent(proposal -> proposal.reply().complete(reply));
  }
}
