package dev.keelson.api.etcd.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final int OPS_MAX = 128;

  @Test
  void a_key_must_be_given() {
    assertEquals(Optional.of(EtcdError.EMPTY_KEY), Checks.of(RangeRequest.getDefaultInstance()));
    assertEquals(Optional.of(EtcdError.EMPTY_KEY), Checks.of(PutRequest.getDefaultInstance()));
    assertEquals(Optional.of(EtcdError.EMPTY_KEY), Checks.of(DeleteRangeRequest.getDefaultInstance()));
    assertEquals(Optional.of(EtcdError.EMPTY_KEY), check(TxnRequest.newBuilder().addCompare(
        Compare.getDefaultInstance())));
  }

  @Test
  void what_is_ignored_must_not_be_given() {
    var put = PutRequest.newBuilder().setKey(bytes("a"));

    assertEquals(Optional.of(EtcdError.VALUE_PROVIDED),
        Checks.of(put.clone().setIgnoreValue(true).setValue(bytes("v")).build()));
    assertEquals(Optional.of(EtcdError.LEASE_PROVIDED),
        Checks.of(put.clone().setIgnoreLease(true).setLease(1).build()));
    assertEquals(Optional.empty(), Checks.of(put.clone().setIgnoreLease(true).setIgnoreValue(true).build()));
  }

  @Test
  void an_unknown_order_is_refused() {
    assertEquals(Optional.of(EtcdError.INVALID_SORT_OPTION),
        Checks.of(RangeRequest.newBuilder().setKey(bytes("a")).setSortOrderValue(9).build()));
  }

  @Test
  void an_operation_without_content_is_not_found() {
    assertEquals(Optional.of(EtcdError.KEY_NOT_FOUND),
        check(TxnRequest.newBuilder().addSuccess(RequestOp.getDefaultInstance())));
  }

  @Test
  void each_list_of_a_transaction_is_bounded() {
    var range = RequestOp.newBuilder().setRequestRange(RangeRequest.newBuilder().setKey(bytes("a"))).build();

    assertEquals(Optional.empty(), check(TxnRequest.newBuilder()
        .addAllSuccess(Collections.nCopies(128, range)).addAllFailure(Collections.nCopies(128, range))));
    assertEquals(Optional.of(EtcdError.TOO_MANY_OPS), check(TxnRequest.newBuilder()
        .addAllFailure(Collections.nCopies(129, range))));
  }

  @Test
  void nested_transactions_share_the_bound() {
    var nested = RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addSuccess(put("a"))).build();

    assertEquals(Optional.empty(), Checks.of(TxnRequest.newBuilder().addSuccess(nested).build(), 2));
    assertEquals(Optional.of(EtcdError.TOO_MANY_OPS),
        Checks.of(TxnRequest.newBuilder().addSuccess(nested).build(), 1));
  }

  @Test
  void two_puts_of_a_key_in_one_branch_are_refused() {
    assertEquals(Optional.of(EtcdError.DUPLICATE_KEY),
        check(TxnRequest.newBuilder().addSuccess(put("a")).addSuccess(put("a"))));
    assertEquals(Optional.empty(), check(TxnRequest.newBuilder().addSuccess(put("a")).addFailure(put("a"))));
  }

  @Test
  void a_put_of_a_key_that_is_deleted_in_the_same_branch_is_refused() {
    assertEquals(Optional.of(EtcdError.DUPLICATE_KEY),
        check(TxnRequest.newBuilder().addFailure(put("b")).addFailure(delete("a", "c"))));
    assertEquals(Optional.of(EtcdError.DUPLICATE_KEY),
        check(TxnRequest.newBuilder().addFailure(put("b")).addFailure(delete("b", ""))));
    assertEquals(Optional.empty(), check(TxnRequest.newBuilder().addFailure(put("c")).addFailure(delete("a", "c"))));
    assertEquals(Optional.empty(),
        check(TxnRequest.newBuilder().addFailure(delete("a", "z")).addFailure(delete("b", "y"))));
  }

  @Test
  void a_delete_of_all_keys_from_one_on_slips_through_as_in_etcd() {
    assertEquals(Optional.empty(), check(TxnRequest.newBuilder().addSuccess(put("b")).addSuccess(delete("a", "\0"))));
  }

  @Test
  void both_branches_of_a_nested_transaction_may_put_a_key_but_no_sibling() {
    var nested = RequestOp.newBuilder()
        .setRequestTxn(TxnRequest.newBuilder().addSuccess(put("a")).addFailure(put("a")))
        .build();

    assertEquals(Optional.empty(), check(TxnRequest.newBuilder().addSuccess(nested)));
    assertEquals(Optional.of(EtcdError.DUPLICATE_KEY),
        check(TxnRequest.newBuilder().addSuccess(nested).addSuccess(put("a"))));
    assertEquals(Optional.of(EtcdError.DUPLICATE_KEY),
        check(TxnRequest.newBuilder().addSuccess(nested).addSuccess(nested)));
  }

  @Test
  void a_nested_put_before_a_siblings_nested_delete_slips_through_as_in_etcd() {
    var puts = RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addSuccess(put("a"))).build();
    var deletes = RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addSuccess(delete("a", ""))).build();

    assertEquals(Optional.empty(), check(TxnRequest.newBuilder().addSuccess(puts).addSuccess(deletes)));
    assertEquals(Optional.of(EtcdError.DUPLICATE_KEY),
        check(TxnRequest.newBuilder().addSuccess(deletes).addSuccess(puts)));
  }

  private static Optional<EtcdError> check(TxnRequest.Builder txn) {
    return Checks.of(txn.build(), OPS_MAX);
  }

  private static RequestOp put(String key) {
    return RequestOp.newBuilder().setRequestPut(PutRequest.newBuilder().setKey(bytes(key))).build();
  }

  private static RequestOp delete(String key, String end) {
    return RequestOp.newBuilder()
        .setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(bytes(key)).setRangeEnd(bytes(end)))
        .build();
  }

  private static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
