package dev.keelson.acceptance.wire;

import dev.keelson.api.proto.etcd.WatchCancelRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchGrpc;
import dev.keelson.api.proto.etcd.WatchProgressRequest;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One watch call and everything that came back on it, in order. Guarded by itself. */
public final class WatchStream implements AutoCloseable {
  private final List<WatchResponse> responses = new ArrayList<>();
  private final StreamObserver<WatchRequest> requests;
  private Optional<Throwable> failure = Optional.empty();

  WatchStream(WatchGrpc.WatchStub stub) {
    requests = stub.watch(new Tape());
  }

  public void create(WatchCreateRequest request) {
    requests.onNext(WatchRequest.newBuilder().setCreateRequest(request).build());
  }

  public void cancel(long id) {
    requests.onNext(WatchRequest.newBuilder()
        .setCancelRequest(WatchCancelRequest.newBuilder().setWatchId(id)).build());
  }

  public void askForProgress() {
    requests.onNext(WatchRequest.newBuilder()
        .setProgressRequest(WatchProgressRequest.getDefaultInstance()).build());
  }

  /** Ends the request side only; an etcd goes on sending. */
  public void halfClose() {
    requests.onCompleted();
  }

  public synchronized List<WatchResponse> responses() {
    return List.copyOf(responses);
  }

  /** What came after the first so many responses. */
  public synchronized List<WatchResponse> responsesAfter(int count) {
    return List.copyOf(responses.subList(count, responses.size()));
  }

  /** What ended the stream, if anything did. */
  public synchronized Optional<Throwable> failure() {
    return failure;
  }

  @Override
  public void close() {
    if (requests instanceof ClientCallStreamObserver<WatchRequest> call) {
      call.cancel("the test is done", null);
    }
  }

  private synchronized void add(WatchResponse response) {
    responses.add(response);
  }

  private synchronized void end(Throwable cause) {
    failure = Optional.of(cause);
  }

  private final class Tape implements ClientResponseObserver<WatchRequest, WatchResponse> {
    @Override
    public void beforeStart(ClientCallStreamObserver<WatchRequest> call) {}

    @Override
    public void onNext(WatchResponse response) {
      add(response);
    }

    @Override
    public void onError(Throwable cause) {
      end(cause);
    }

    @Override
    public void onCompleted() {
      end(new IllegalStateException("the server ended the watch stream"));
    }
  }
}
