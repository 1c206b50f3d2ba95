package dev.keelson.acceptance.differential;

import com.google.protobuf.Message;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;

/** One operation of a sequence. Revisions in requests are relative: see {@link Revisions}. */
sealed interface Step {
  record Range(RangeRequest request) implements Step {}

  record Put(PutRequest request) implements Step {}

  record Delete(DeleteRangeRequest request) implements Step {}

  record Txn(TxnRequest request) implements Step {}

  record Compact(CompactionRequest request) implements Step {}

  record Grant(LeaseGrantRequest request) implements Step {}

  record Revoke(LeaseRevokeRequest request) implements Step {}

  record TimeToLive(LeaseTimeToLiveRequest request) implements Step {}

  record KeepAlive(long lease) implements Step {}

  record Leases() implements Step {}

  record OpenWatch(WatchCreateRequest request) implements Step {}

  record CancelWatch(long id) implements Step {}

  /** A step and which member (modulo how many there are) gets it. */
  record At(int member, Step step) {
    @Override
    public String toString() {
      var text = switch (step) {
        case Range(Message request) -> "range " + oneLine(request);
        case Put(Message request) -> "put " + oneLine(request);
        case Delete(Message request) -> "delete " + oneLine(request);
        case Txn(Message request) -> "txn " + oneLine(request);
        case Compact(Message request) -> "compact " + oneLine(request);
        case Grant(Message request) -> "grant " + oneLine(request);
        case Revoke(Message request) -> "revoke " + oneLine(request);
        case TimeToLive(Message request) -> "time-to-live " + oneLine(request);
        case OpenWatch(Message request) -> "watch " + oneLine(request);
        case KeepAlive _, Leases _, CancelWatch _ -> step.toString();
      };
      return "\n  m" + member + " " + text;
    }

    private static String oneLine(Message message) {
      return "{" + message.toString().strip().replaceAll("\\s*\\n\\s*", " ") + "}";
    }
  }
}
