package dev.keelson.api.etcd.watch;

import com.google.protobuf.ByteString;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest.FilterType;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.watch.WatchRequest;
import java.util.Optional;

/** What a create request says, and why it cannot be done. Texts are etcd's, which clients search for. */
final class CreateCheck {
  private static final String DUPLICATE_ID = "mvcc: duplicate watch ID provided on the WatchStream";
  private static final String EMPTY_RANGE = "mvcc: watcher range is empty";

  /** An empty key means the least key there can be. */
  private static final Bytes LEAST_KEY = Bytes.wrap(new byte[] {0});

  private CreateCheck() {}

  static Optional<String> refusal(WatchCreateRequest request, WatchIds ids) {
    if (range(request).isEmpty()) {
      return Optional.of(EMPTY_RANGE);
    }
    if (request.getWatchId() != 0 && ids.taken(request.getWatchId())) {
      return Optional.of(DUPLICATE_ID);
    }
    return request.getStartRevision() < 0 ? Optional.of(EtcdError.COMPACTED.text()) : Optional.empty();
  }

  static WatchRequest wanted(WatchCreateRequest request) {
    return new WatchRequest(
        range(request),
        request.getStartRevision(),
        request.getPrevKv(),
        !request.getFiltersList().contains(FilterType.NOPUT),
        !request.getFiltersList().contains(FilterType.NODELETE),
        request.getProgressNotify());
  }

  private static KeyRange range(WatchCreateRequest request) {
    Bytes key = request.getKey().isEmpty() ? LEAST_KEY : bytes(request.getKey());
    return KeyRange.of(key, bytes(request.getRangeEnd()));
  }

  private static Bytes bytes(ByteString string) {
    return Bytes.wrap(string.toByteArray());
  }
}
