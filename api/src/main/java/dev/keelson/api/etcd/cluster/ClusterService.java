package dev.keelson.api.etcd.cluster;

import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.proto.etcd.ClusterGrpc;
import dev.keelson.api.proto.etcd.MemberAddRequest;
import dev.keelson.api.proto.etcd.MemberAddResponse;
import dev.keelson.api.proto.etcd.MemberListResponse;
import dev.keelson.api.proto.etcd.MemberRemoveRequest;
import dev.keelson.api.proto.etcd.MemberRemoveResponse;
import dev.keelson.api.proto.etcd.MemberUpdateRequest;
import dev.keelson.api.proto.etcd.MemberUpdateResponse;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.model.Member;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code etcdserverpb.Cluster}: who belongs to the cluster. Headers have no revision, as etcd's. */
public final class ClusterService {
  private final Backend backend;
  private final MemberChanges changes;

  private ClusterService(Backend backend, MemberChanges changes) {
    this.backend = backend;
    this.changes = changes;
  }

  public static ServerServiceDefinition define(Backend backend, MemberChanges changes) {
    var service = new ClusterService(backend, changes);
    return ServerServiceDefinition.builder(ClusterGrpc.SERVICE_NAME)
        .addMethod(Unary.method(ClusterGrpc.getMemberListMethod(), request ->
            backend.reads().read(!request.getLinearizable(), () -> members(backend.store(), backend.headers()))))
        .addMethod(Unary.method(ClusterGrpc.getMemberAddMethod(), service::add))
        .addMethod(Unary.method(ClusterGrpc.getMemberRemoveMethod(), service::remove))
        .addMethod(Unary.method(ClusterGrpc.getMemberUpdateMethod(), service::update))
        .build();
  }

  private CompletableFuture<MemberAddResponse> add(MemberAddRequest request) {
    List<String> urls;
    try {
      urls = PeerUrls.sound(request.getPeerURLsList());
    } catch (PeerUrls.Wrong _) {
      return Unary.refused(EtcdError.BAD_MEMBER_URLS);
    }
    return changes.add(urls, request.getIsLearner()).thenApply(ClusterService::changed)
        .thenApply(changed -> MemberAddResponse.newBuilder().setHeader(backend.headers().plain())
            .setMember(message(changed.member())).addAllMembers(messages(changed)).build());
  }

  private CompletableFuture<MemberRemoveResponse> remove(MemberRemoveRequest request) {
    return changes.remove(request.getID()).thenApply(ClusterService::changed)
        .thenApply(changed -> MemberRemoveResponse.newBuilder().setHeader(backend.headers().plain())
            .addAllMembers(messages(changed)).build());
  }

  /** etcd takes any text for a URL here. */
  private CompletableFuture<MemberUpdateResponse> update(MemberUpdateRequest request) {
    return changes.move(request.getID(), request.getPeerURLsList()).thenApply(ClusterService::changed)
        .thenApply(changed -> MemberUpdateResponse.newBuilder().setHeader(backend.headers().plain())
            .addAllMembers(messages(changed)).build());
  }

  private static Outcome.Changed changed(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed changed -> changed;
      case Outcome.Refused(var refusal) -> throw Errors.of(refusal).exception();
      case Outcome.NotEnoughStarted _ -> throw EtcdError.NOT_ENOUGH_STARTED.exception();
      case Outcome.Unhealthy _ -> throw EtcdError.UNHEALTHY.exception();
    };
  }

  private static MemberListResponse members(Store store, Headers headers) {
    var response = MemberListResponse.newBuilder().setHeader(headers.plain());
    try (View view = store.view()) {
      view.members().forEach(member -> response.addMembers(message(member)));
    }
    return response.build();
  }

  private static List<dev.keelson.api.proto.etcd.Member> messages(Outcome.Changed changed) {
    return changed.members().stream().map(ClusterService::message).toList();
  }

  private static dev.keelson.api.proto.etcd.Member message(Member member) {
    return dev.keelson.api.proto.etcd.Member.newBuilder()
        .setID(member.id())
        .setName(member.name())
        .addAllPeerURLs(member.peerUrls())
        .addAllClientURLs(member.clientUrls())
        .setIsLearner(member.learner())
        .build();
  }
}
