package dev.keelson.api.etcd.watch;

import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.LeaderLoss;
import dev.keelson.api.grpc.WireMarshaller;
import dev.keelson.api.grpc.WireMessage;
import dev.keelson.api.proto.etcd.WatchGrpc;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.store.watch.WatchHub;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;

/** {@code etcdserverpb.Watch}. */
public final class WatchService {
  /** The generated method, but for responses that encode themselves. */
  static final MethodDescriptor<WatchRequest, WireMessage> METHOD = WatchGrpc.getWatchMethod()
      .toBuilder(WatchGrpc.getWatchMethod().getRequestMarshaller(), WireMarshaller.INSTANCE)
      .build();

  private final WatchHub hub;
  private final HeaderBytes headers;
  private final LeaderLoss leaderLoss;
  private final int messageBytesMax;

  private WatchService(WatchHub hub, Headers headers, LeaderLoss leaderLoss, int messageBytesMax) {
    this.hub = hub;
    this.headers = new HeaderBytes(headers);
    this.leaderLoss = leaderLoss;
    this.messageBytesMax = messageBytesMax;
  }

  /**
   * The whole service.
   *
   * @param messageBytesMax from here on a response is cut into fragments, if its watcher agreed; the size of the
   *     largest gRPC message that the server takes in
   */
  public static ServerServiceDefinition define(
      WatchHub hub, Headers headers, LeaderLoss leaderLoss, int messageBytesMax) {
    var service = new WatchService(hub, headers, leaderLoss, messageBytesMax);
    return ServerServiceDefinition.builder(WatchGrpc.SERVICE_NAME)
        .addMethod(ServerMethodDefinition.create(METHOD, service::start))
        .build();
  }

  private ServerCall.Listener<WatchRequest> start(ServerCall<WatchRequest, WireMessage> call, Metadata metadata) {
    call.sendHeaders(new Metadata());
    call.request(1);
    var stream = new WatchStream(call, hub, new ResponseWriter(headers, messageBytesMax));
    var requests = new Requests(stream, hub, leaderLoss);
    leaderLoss.add(metadata, requests.leaderLost());
    return requests;
  }
}
