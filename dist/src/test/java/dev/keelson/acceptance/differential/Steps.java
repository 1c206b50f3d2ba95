package dev.keelson.acceptance.differential;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random steps over a small world: few keys, few leases, few revisions, so that steps meet. */
final class Steps {
  private static final int MEMBERS = 3;
  private static final int NESTING_MAX = 2;
  private static final ByteString ZERO = bytes("\0");

  private Steps() {}

  static Arbitrary<Step.At> any() {
    return Combinators.combine(Arbitraries.integers().between(0, MEMBERS - 1), step()).as(Step.At::new);
  }

  private static Arbitrary<Step> step() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, put().map(Step.Put::new)),
        Tuple.of(6, range().map(Step.Range::new)),
        Tuple.of(3, delete().map(Step.Delete::new)),
        Tuple.of(5, txn(NESTING_MAX).filter(Steps::leavesEtcdAlive).map(Step.Txn::new)),
        Tuple.of(1, compact().map(Step.Compact::new)),
        Tuple.of(2, grant().map(Step.Grant::new)),
        Tuple.of(1, lease().map(id -> new Step.Revoke(LeaseRevokeRequest.newBuilder().setID(id).build()))),
        Tuple.of(1, lease().map(id -> new Step.TimeToLive(
            LeaseTimeToLiveRequest.newBuilder().setID(id).setKeys(true).build()))),
        Tuple.of(1, lease().map(Step.KeepAlive::new)),
        Tuple.of(1, Arbitraries.just(new Step.Leases())),
        Tuple.of(2, watch().map(Step.OpenWatch::new)),
        Tuple.of(1, Arbitraries.longs().between(0, 3).map(Step.CancelWatch::new)));
  }

  private static Arbitrary<ByteString> key() {
    return Arbitraries.frequency(Tuple.of(9, "a"), Tuple.of(9, "b"), Tuple.of(6, "aa"), Tuple.of(6, "ab"),
        Tuple.of(3, "c"), Tuple.of(1, "\0"), Tuple.of(1, "a\0"), Tuple.of(1, "\u00ff\u00ff"), Tuple.of(1, ""))
        .map(Steps::bytes);
  }

  /** Mostly one key; else a prefix, everything from here, a range, or an empty range. */
  private static Arbitrary<ByteString> rangeEnd() {
    return Arbitraries.frequency(Tuple.of(9, ""), Tuple.of(6, "b"), Tuple.of(4, "c"), Tuple.of(4, "\0"),
        Tuple.of(2, "ac"), Tuple.of(1, "a"), Tuple.of(1, "\u00ff\u00ff\u00ff")).map(Steps::bytes);
  }

  private static Arbitrary<ByteString> value() {
    return Arbitraries.of("", "1", "2", "3").map(Steps::bytes);
  }

  private static Arbitrary<Long> lease() {
    return Arbitraries.of(101L, 102L, 103L, -7L);
  }

  private static Arbitrary<Long> leaseOrNone() {
    return Arbitraries.frequency(Tuple.of(6, 0L), Tuple.of(3, 101L), Tuple.of(2, 102L), Tuple.of(1, 103L));
  }

  private static Arbitrary<Long> revision() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.just(0L)),
        Tuple.of(12, Arbitraries.longs().between(1, 20)),
        Tuple.of(1, Arbitraries.of(Revisions.NEGATIVE, Revisions.COMPACTED, 1_000L)));
  }

  private static Arbitrary<Long> bound() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(0L)), Tuple.of(1, Arbitraries.longs().between(1, 20)));
  }

  private static Arbitrary<Boolean> seldom() {
    return Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
  }

  private static Arbitrary<RangeRequest> range() {
    var what = Combinators.combine(key(), rangeEnd(), revision(), Arbitraries.longs().between(0, 4))
        .as((key, end, revision, limit) -> RangeRequest.newBuilder()
            .setKey(key).setRangeEnd(end).setRevision(revision).setLimit(limit).build());
    var order = Combinators.combine(Arbitraries.of(RangeRequest.SortOrder.NONE, RangeRequest.SortOrder.ASCEND,
        RangeRequest.SortOrder.DESCEND), Arbitraries.of(RangeRequest.SortTarget.KEY, RangeRequest.SortTarget.VERSION,
        RangeRequest.SortTarget.CREATE, RangeRequest.SortTarget.MOD, RangeRequest.SortTarget.VALUE)).as(Tuple::of);
    var shape = Combinators.combine(seldom(), seldom(), seldom()).as(Tuple::of);
    var bounds = Combinators.combine(bound(), bound(), bound(), bound()).as(Tuple::of);
    return Combinators.combine(what, order, shape, bounds).as((request, sort, flags, limits) -> request.toBuilder()
        .setSortOrder(sort.get1()).setSortTarget(sort.get2())
        .setSerializable(flags.get1()).setKeysOnly(flags.get2()).setCountOnly(flags.get3())
        .setMinModRevision(limits.get1()).setMaxModRevision(limits.get2())
        .setMinCreateRevision(limits.get3()).setMaxCreateRevision(limits.get4()).build());
  }

  private static Arbitrary<PutRequest> put() {
    return Combinators.combine(key(), value(), leaseOrNone(), seldom(), seldom(), seldom())
        .as((key, value, lease, previous, ignoreValue, ignoreLease) -> PutRequest.newBuilder()
            .setKey(key).setValue(ignoreValue ? ByteString.EMPTY : value).setLease(ignoreLease ? 0 : lease)
            .setPrevKv(previous).setIgnoreValue(ignoreValue).setIgnoreLease(ignoreLease).build());
  }

  private static Arbitrary<DeleteRangeRequest> delete() {
    return Combinators.combine(key(), rangeEnd(), seldom()).as((key, end, previous) ->
        DeleteRangeRequest.newBuilder().setKey(key).setRangeEnd(end).setPrevKv(previous).build());
  }

  private static Arbitrary<TxnRequest> txn(int nesting) {
    return Combinators.combine(
        compare().list().ofMaxSize(2), operations(nesting), operations(nesting)).as((compares, success, failure) ->
            TxnRequest.newBuilder().addAllCompare(compares).addAllSuccess(success).addAllFailure(failure).build());
  }

  /**
   * An etcd 3.4 checks before a transaction that a key exists whose value or lease shall stay, and ends itself for good
   * ("unexpected error during txn") when the same transaction deletes the key first.
   */
  private static boolean leavesEtcdAlive(TxnRequest txn) {
    boolean deletes = has(txn, RequestOp::hasRequestDeleteRange);
    boolean ignores = has(txn, operation -> operation.hasRequestPut()
        && (operation.getRequestPut().getIgnoreValue() || operation.getRequestPut().getIgnoreLease()));
    return !(deletes && ignores);
  }

  private static boolean has(TxnRequest txn, Predicate<RequestOp> what) {
    return Stream.concat(txn.getSuccessList().stream(), txn.getFailureList().stream()).anyMatch(operation ->
        what.test(operation) || (operation.hasRequestTxn() && has(operation.getRequestTxn(), what)));
  }

  private static Arbitrary<List<RequestOp>> operations(int nesting) {
    Arbitrary<RequestOp> plain = Arbitraries.frequencyOf(
        Tuple.of(5, put().map(put -> RequestOp.newBuilder().setRequestPut(put).build())),
        Tuple.of(3, range().map(range -> RequestOp.newBuilder().setRequestRange(range).build())),
        Tuple.of(3, delete().map(delete -> RequestOp.newBuilder().setRequestDeleteRange(delete).build())));
    if (nesting == 0) {
      return plain.list().ofMaxSize(3);
    }
    var nested = Arbitraries.lazy(() -> txn(nesting - 1))
        .map(txn -> RequestOp.newBuilder().setRequestTxn(txn).build());
    return Arbitraries.frequencyOf(Tuple.of(6, plain), Tuple.of(1, nested)).list().ofMaxSize(3);
  }

  private static Arbitrary<Compare> compare() {
    var what = Combinators.combine(key(), rangeEnd(), Arbitraries.of(Compare.CompareResult.EQUAL,
        Compare.CompareResult.NOT_EQUAL, Compare.CompareResult.GREATER, Compare.CompareResult.LESS))
        .as((key, end, result) -> Compare.newBuilder().setKey(key).setRangeEnd(end).setResult(result).build());
    return Combinators.combine(what, target()).as((compare, target) -> compare.toBuilder().mergeFrom(target).build());
  }

  private static Arbitrary<Compare> target() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 3).map(version -> Compare.newBuilder()
            .setTarget(Compare.CompareTarget.VERSION).setVersion(version).build()),
        Arbitraries.longs().between(0, 12).map(revision -> Compare.newBuilder()
            .setTarget(Compare.CompareTarget.CREATE).setCreateRevision(revision).build()),
        Arbitraries.longs().between(0, 12).map(revision -> Compare.newBuilder()
            .setTarget(Compare.CompareTarget.MOD).setModRevision(revision).build()),
        value().map(value -> Compare.newBuilder().setTarget(Compare.CompareTarget.VALUE).setValue(value).build()),
        leaseOrNone().map(lease -> Compare.newBuilder()
            .setTarget(Compare.CompareTarget.LEASE).setLease(lease).build()),
        // No number at all: etcd then compares with zero.
        Arbitraries.of(Compare.CompareTarget.VERSION, Compare.CompareTarget.VALUE)
            .map(target -> Compare.newBuilder().setTarget(target).build()));
  }

  private static Arbitrary<CompactionRequest> compact() {
    return Combinators.combine(Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.longs().between(1, 12)), Tuple.of(1, revision())), seldom())
        .as((revision, physical) -> CompactionRequest.newBuilder().setRevision(revision).setPhysical(physical).build());
  }

  /** TTLs long enough that none ends while a sequence plays. */
  private static Arbitrary<LeaseGrantRequest> grant() {
    return Combinators.combine(lease(), Arbitraries.of(1_000L, 5_000L, 9_000_000_000L, 9_000_000_001L))
        .as((id, ttl) -> LeaseGrantRequest.newBuilder().setID(id).setTTL(ttl).build());
  }

  private static Arbitrary<WatchCreateRequest> watch() {
    var start = Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(0L)),
        Tuple.of(6, Arbitraries.longs().between(1, 20)),
        Tuple.of(1, Arbitraries.just(Revisions.COMPACTED)));
    Arbitrary<List<WatchCreateRequest.FilterType>> filters = Arbitraries.frequency(Tuple.of(2, List.of()),
        Tuple.of(1, List.of(WatchCreateRequest.FilterType.NOPUT)),
        Tuple.of(1, List.of(WatchCreateRequest.FilterType.NODELETE)));
    var id = Arbitraries.frequency(Tuple.of(6, 0L), Tuple.of(1, 1L), Tuple.of(1, 2L), Tuple.of(1, -5L));
    return Combinators.combine(key(), rangeEnd(), start, filters, seldom(), seldom(), id)
        .as((key, end, from, without, previous, fragment, wanted) -> WatchCreateRequest.newBuilder()
            .setKey(key).setRangeEnd(key.isEmpty() ? ZERO : end).setStartRevision(from).addAllFilters(without)
            .setPrevKv(previous).setFragment(fragment).setWatchId(wanted).build());
  }

  /** One byte per character. */
  static ByteString bytes(String text) {
    return ByteString.copyFrom(text, StandardCharsets.ISO_8859_1);
  }
}
