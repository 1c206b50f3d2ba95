package dev.keelson.api.etcd.maintenance;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.answer.ServerVersion;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.etcd.quota.Quota;
import dev.keelson.api.proto.etcd.DowngradeInfo;
import dev.keelson.api.proto.etcd.StatusRequest;
import dev.keelson.api.proto.etcd.StatusResponse;
import dev.keelson.raft.RaftStatus;
import dev.keelson.raft.Replica;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.model.Alarm;
import java.util.concurrent.CompletableFuture;

/** {@code Maintenance.Status}: what this member knows by itself; answers also without a leader. */
final class StatusVerb implements Verb<StatusRequest, StatusResponse> {
  private final Store store;
  private final Replica replica;
  private final Quota quota;
  private final Headers headers;

  StatusVerb(Store store, Replica replica, Quota quota, Headers headers) {
    this.store = store;
    this.replica = replica;
    this.quota = quota;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<StatusResponse> answer(StatusRequest request) {
    RaftStatus raft = replica.status();
    var response = StatusResponse.newBuilder()
        .setHeader(headers.at(store.revision()))
        .setVersion(ServerVersion.SERVER)
        .setStorageVersion(ServerVersion.STORAGE)
        .setDbSize(store.sizeBytes())
        .setDbSizeInUse(store.sizeInUseBytes())
        .setDbSizeQuota(quota.effectiveBytes())
        .setLeader(raft.leaderId())
        .setRaftTerm(raft.term())
        .setRaftIndex(raft.commitIndex())
        .setRaftAppliedIndex(raft.appliedIndex())
        .setDowngradeInfo(DowngradeInfo.getDefaultInstance());
    if (raft.leaderId() == 0) {
      response.addErrors(EtcdError.NO_LEADER.text());
    }
    try (View view = store.view()) {
      view.alarms().forEach(alarm -> response.addErrors(words(alarm)));
    }
    return CompletableFuture.completedFuture(response.build());
  }

  /** Go's text form of {@code AlarmMember}, trailing blank included; tools look for {@code alarm:NOSPACE}. */
  private static String words(Alarm alarm) {
    return "memberID:" + Long.toUnsignedString(alarm.memberId()) + " alarm:" + alarm.kind() + " ";
  }
}
