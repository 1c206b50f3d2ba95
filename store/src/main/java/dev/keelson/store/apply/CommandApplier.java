package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Engine;
import dev.keelson.store.mvcc.StateRow;
import dev.keelson.store.v2.tree.TreeApplier;
import dev.keelson.store.v2.tree.TreeOutcome;
import dev.keelson.store.v2.tree.TreeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies log entries to an engine, each in one write. Owned by the applying thread. */
public final class CommandApplier implements AutoCloseable {
  /** What a batch may keep of its memory for the next entry. */
  private static final long BATCH_BYTES_KEPT_MAX = 4 << 20;

  private final Engine engine;
  private final AlarmDesk alarms;
  private final TreeApplier tree;
  private Batch batch = new Batch();
  private StateRow state;

  public CommandApplier(Engine engine, StateRow state, TreeState treeState) {
    this.engine = engine;
    this.state = state;
    this.tree = new TreeApplier(treeState);
    this.alarms = new AlarmDesk(engine.newest());
  }

  public StateRow state() {
    return state;
  }

  public TreeState treeState() {
    return tree.state();
  }

  /** When it throws, nothing is written and this applier must not be used again. */
  public Outcome apply(LogPosition at, List<Submission> submissions) {
    requireNext(at);
    renewBatch();
    var draft = new Draft(state, engine.newest(), batch);
    tree.begin(engine.newest(), batch);
    var replies = new ArrayList<Reply>(submissions.size());
    for (Submission submission : submissions) {
      replies.add(apply(draft, submission.command(), submission.replyWanted()));
    }
    TreeOutcome treeOutcome = tree.finish();
    write(draft.stateAt(at));
    return new Outcome(state, replies, draft.commits(), draft.notices(), treeOutcome);
  }

  public StateRow skip(LogPosition at) {
    requireNext(at);
    renewBatch();
    write(new StateRow(state.revision(), state.compactedTo(), state.keyCount(), at));
    return state;
  }

  @Override
  public void close() {
    batch.close();
  }

  private Reply apply(Draft draft, Command command, boolean replyWanted) {
    Optional<Refusal> refusal = alarms.refusal(command);
    if (refusal.isPresent()) {
      return new Reply.Refused(draft.revision(), refusal.get());
    }
    return switch (command) {
      case Command.Put put -> Putter.put(draft, put);
      case Command.DeleteRange delete -> Deleter.delete(draft, delete, replyWanted);
      case Command.Txn txn -> TxnRunner.run(draft, txn, replyWanted);
      case Command.Compact(long revision) -> compact(draft, revision);
      case Command.GrantLease grant -> LeaseDesk.grant(draft, grant);
      case Command.RevokeLease(long id) -> LeaseDesk.revoke(draft, id);
      case Command.CheckpointLeases checkpoint -> LeaseDesk.checkpoint(draft, checkpoint);
      case Command.RaiseAlarm(var alarm) -> alarms.raise(draft, alarm);
      case Command.DisarmAlarm(var alarm) -> alarms.disarm(draft, alarm);
      case Command.BootstrapMembers bootstrap -> MemberDesk.bootstrap(draft, tree, bootstrap);
      case Command.PublishMember publish -> MemberDesk.publish(draft, tree, publish);
      case Command.AddMember(var member) -> MemberDesk.add(draft, tree, member);
      case Command.RemoveMember(long id) -> MemberDesk.remove(draft, tree, id);
      case Command.PromoteMember(long id) -> MemberDesk.promote(draft, tree, id);
      case Command.ChangeMember change -> MemberDesk.change(draft, tree, change);
      case Command.Tree(var change) -> new Reply.Tree(draft.revision(), tree.apply(change));
    };
  }

  /** Only logically: readers below are refused from now on. The rows go in the background, at each member's leisure. */
  private static Reply compact(Draft draft, long revision) {
    if (revision <= draft.compactedTo()) {
      return new Reply.Refused(draft.revision(), new Refusal.Compacted(revision, draft.compactedTo()));
    }
    if (revision > draft.revision()) {
      return new Reply.Refused(draft.revision(), new Refusal.FutureRevision(revision, draft.revision()));
    }
    draft.compact(revision);
    return new Reply.Done(draft.revision());
  }

  private void write(StateRow next) {
    batch.put(StateRow.rowKey(), next.encode());
    engine.write(batch);
    state = next;
  }

  private void renewBatch() {
    if (batch.sizeBytes() <= BATCH_BYTES_KEPT_MAX) {
      batch.clear();
      return;
    }
    batch.close();
    batch = new Batch();
  }

  private void requireNext(LogPosition at) {
    if (at.index() <= state.applied().index()) {
      throw new IllegalArgumentException("entry " + at + " comes after " + state.applied() + " was applied");
    }
  }
}
