package dev.keelson.api.etcd.kv;

import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Unary;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.grpc.WireMessage;
import dev.keelson.api.proto.etcd.KVGrpc;
import dev.keelson.api.proto.etcd.RangeRequest;
import io.grpc.ServerServiceDefinition;

/** {@code etcdserverpb.KV}. RangeStream is left out: clients fall back to Range on UNIMPLEMENTED, as with etcd 3.6. */
public final class KvService {
  private KvService() {}

  public static ServerServiceDefinition define(Backend backend, SpaceGuard space, int txnOpsMax) {
    Headers headers = backend.headers();
    Proposals proposals = backend.proposals();
    return ServerServiceDefinition.builder(KVGrpc.SERVICE_NAME)
        .addMethod(Unary.wire(KVGrpc.getRangeMethod(), ranges(backend)))
        .addMethod(Unary.method(KVGrpc.getPutMethod(), new Put(space, proposals, headers)))
        .addMethod(Unary.method(KVGrpc.getDeleteRangeMethod(), new DeleteRange(proposals, headers)))
        .addMethod(Unary.method(KVGrpc.getTxnMethod(),
            new Txn(txnOpsMax, backend, space)))
        .addMethod(Unary.method(KVGrpc.getCompactMethod(),
            new Compact(backend.store(), backend.chores(), proposals, headers)))
        .build();
  }

  private static Verb<RangeRequest, WireMessage> ranges(Backend backend) {
    var range = new Range(backend.store(), backend.reads(), backend.headers());
    return request -> {
      backend.work().ranged();
      return range.answer(request);
    };
  }
}
