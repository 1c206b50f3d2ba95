package dev.keelson.store.apply;

import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Commit;
import dev.keelson.store.mvcc.StateRow;
import dev.keelson.store.v2.tree.TreeOutcome;
import java.util.List;

/** What one log entry came to: the state after it, and what is to be told to whom. */
public record Outcome(
    StateRow state, List<Reply> replies, List<Commit> commits, List<Notice> notices, TreeOutcome tree) {}
