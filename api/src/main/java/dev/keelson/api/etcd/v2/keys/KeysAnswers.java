package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.http.HttpCall;
import dev.keelson.raft.RaftStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Heads and bodies of the answers of {@code /v2/keys}. */
final class KeysAnswers {
  private final String clusterId;
  private final Supplier<RaftStatus> raft;

  KeysAnswers(String clusterId, Supplier<RaftStatus> raft) {
    this.clusterId = clusterId;
    this.raft = raft;
  }

  /** With the tree's index, and where the log stands as this is written. */
  Map<String, String> headers(long index) {
    var now = raft.get();
    var headers = indexed(index);
    headers.put("X-Raft-Index", Long.toString(now.commitIndex()));
    headers.put("X-Raft-Term", Long.toString(now.term()));
    return headers;
  }

  void success(HttpCall call, int status, long index, byte[] body) {
    Answers.json(call, status, body, headers(index));
  }

  void refuse(HttpCall call, KeysError error) {
    Answers.json(call, error.status(), error.body(), indexed(error.index()));
  }

  private Map<String, String> indexed(long index) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(Answers.CLUSTER_ID, clusterId);
    headers.put("X-Etcd-Index", Long.toUnsignedString(index));
    return headers;
  }
}
