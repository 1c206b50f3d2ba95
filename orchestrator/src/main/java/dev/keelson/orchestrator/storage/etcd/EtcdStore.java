package dev.keelson.orchestrator.storage.etcd;

import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.KVGrpc;
import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.api.proto.etcd.LeaseGrpc;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.orchestrator.storage.Found;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.PageAnswer;
import dev.keelson.orchestrator.storage.PageQuery;
import dev.keelson.orchestrator.storage.SharedLeases;
import dev.keelson.orchestrator.storage.StoreRefusals;
import dev.keelson.orchestrator.storage.StoreWatch;
import dev.keelson.orchestrator.storage.Swap;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Objects in a cluster that speaks etcd's API. */
public final class EtcdStore implements ObjectStore {
  /** A key that nobody reads: only the revision in the answer's header is of interest. */
  private static final String REVISION_PROBE = "/registry/health";

  private final EtcdChannel channel;
  private final SharedLeases leases;

  private EtcdStore(EtcdChannel channel, InstantSource time) {
    this.channel = channel;
    this.leases = new SharedLeases(this::grant, time);
  }

  /** Connects in the background; calls wait for it. */
  public static EtcdStore open(EtcdEndpoints endpoints, InstantSource time) throws IOException {
    return new EtcdStore(EtcdChannel.open(endpoints), time);
  }

  @Override
  public Found get(String key) {
    RangeResponse range = read(EtcdMessages.get(key));
    return new Found(EtcdMessages.first(range.getKvsList()), range.getHeader().getRevision());
  }

  @Override
  public OptionalLong create(String key, byte[] value, long ttlSeconds) {
    return switch (replace(key, value, 0, ttlSeconds)) {
      case Swap.Made(long revision) -> OptionalLong.of(revision);
      case Swap.Lost _ -> OptionalLong.empty();
    };
  }

  @Override
  public Swap replace(String key, byte[] value, long expectedRevision, long ttlSeconds) {
    return swap(EtcdMessages.swap(key, expectedRevision, EtcdMessages.put(key, value, leases.lease(ttlSeconds))));
  }

  @Override
  public Swap delete(String key, long expectedRevision) {
    return swap(EtcdMessages.swap(key, expectedRevision, EtcdMessages.delete(key)));
  }

  @Override
  public PageAnswer page(PageQuery query) {
    try {
      return EtcdMessages.page(channel.repeatable(KVGrpc.getRangeMethod(), EtcdMessages.page(query)));
    } catch (StatusRuntimeException refused) {
      if (StoreRefusals.isCompacted(refused.getStatus())) {
        return new PageAnswer.Compacted();
      }
      if (StoreRefusals.isFuture(refused.getStatus())) {
        return new PageAnswer.Future();
      }
      throw StoreRefusals.of(refused.getStatus());
    }
  }

  @Override
  public long count(String prefix) {
    return read(EtcdMessages.count(prefix)).getCount();
  }

  @Override
  public long currentRevision() {
    return read(EtcdMessages.get(REVISION_PROBE)).getHeader().getRevision();
  }

  @Override
  public StoreWatch watch(String prefix, long fromRevision) {
    return EtcdWatch.start(channel, prefix, fromRevision);
  }

  @Override
  public boolean confirmsProgress() {
    return channel.confirmsProgress();
  }

  @Override
  public void compact(long revision) {
    try {
      channel.repeatable(KVGrpc.getCompactMethod(), CompactionRequest.newBuilder().setRevision(revision).build());
    } catch (StatusRuntimeException refused) {
      if (!StoreRefusals.isCompacted(refused.getStatus())) {
        throw StoreRefusals.of(refused.getStatus());
      }
    }
  }

  @Override
  public void close() {
    channel.close();
  }

  private Swap swap(TxnRequest request) {
    try {
      return EtcdMessages.swap(channel.once(KVGrpc.getTxnMethod(), request));
    } catch (StatusRuntimeException refused) {
      throw StoreRefusals.of(refused.getStatus());
    }
  }

  private RangeResponse read(RangeRequest request) {
    try {
      return channel.repeatable(KVGrpc.getRangeMethod(), request);
    } catch (StatusRuntimeException refused) {
      throw StoreRefusals.of(refused.getStatus());
    }
  }

  private long grant(long seconds) {
    try {
      return channel.once(LeaseGrpc.getLeaseGrantMethod(), LeaseGrantRequest.newBuilder().setTTL(seconds).build())
          .getID();
    } catch (StatusRuntimeException refused) {
      throw StoreRefusals.of(refused.getStatus());
    }
  }
}
