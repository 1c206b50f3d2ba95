package dev.keelson.api.etcd.cluster;

import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.proto.etcd.ClusterGrpc;
import dev.keelson.api.proto.etcd.MemberListResponse;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.model.Member;
import io.grpc.ServerServiceDefinition;

/** {@code etcdserverpb.Cluster}: MemberList. */
public final class ClusterService {
  private ClusterService() {}

  public static ServerServiceDefinition define(Backend backend) {
    return ServerServiceDefinition.builder(ClusterGrpc.SERVICE_NAME)
        .addMethod(Unary.method(ClusterGrpc.getMemberListMethod(), request ->
            backend.reads().read(!request.getLinearizable(), () -> members(backend.store(), backend.headers()))))
        .build();
  }

  private static MemberListResponse members(Store store, Headers headers) {
    var response = MemberListResponse.newBuilder().setHeader(headers.plain());
    try (View view = store.view()) {
      view.members().forEach(member -> response.addMembers(message(member)));
    }
    return response.build();
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
