package dev.keelson.api.etcd.ops;

import dev.keelson.api.etcd.page.Page;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.http.HttpCall;
import dev.keelson.raft.Replica;
import java.util.function.LongSupplier;

/** {@code /debug/vars}: of Go's expvar page, what exists here as well. */
final class DebugVars implements Page {
  private final Replica replica;
  private final long memberId;
  private final LongSupplier fileDescriptorLimit;

  DebugVars(Replica replica, long memberId, LongSupplier fileDescriptorLimit) {
    this.replica = replica;
    this.memberId = memberId;
    this.fileDescriptorLimit = fileDescriptorLimit;
  }

  @Override
  public void answer(HttpCall call) {
    var raft = replica.status();
    var state = raft.leads() ? "StateLeader" : "StateFollower";
    var body = """
        {
        "file_descriptor_limit": %d,
        "raft.status": {"id":"%x","term":%d,"commit":%d,"lead":"%x","raftState":"%s","applied":%d}
        }
        """.formatted(
            fileDescriptorLimit.getAsLong(), memberId, raft.term(), raft.commitIndex(), raft.leaderId(), state,
            raft.appliedIndex());
    call.respond(200, "application/json; charset=utf-8", Texts.bytes(body));
  }
}
