package dev.keelson.api.etcd.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.store.command.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private static final Space ROOMY = new Space(1000, 1L << 40);

  @Test
  void what_fits_below_the_quota_passes() {
    assertTrue(new Quota(1301).allows(300, ROOMY));
    assertFalse(new Quota(1300).allows(300, ROOMY));
  }

  @Test
  void zero_means_two_gibibytes_and_less_means_no_limit() {
    assertEquals(2L << 30, new Quota(0).effectiveBytes());
    assertFalse(new Quota(0).allows(1, new Space(2L << 30, 1L << 40)));
    assertTrue(new Quota(-1).allows(1, new Space(1L << 50, 1L << 40)));
  }

  @Test
  void what_costs_nothing_always_passes() {
    assertTrue(new Quota(1).allows(0, new Space(1L << 50, 0)));
  }

  @Test
  void a_disk_that_is_nearly_full_stops_writes_whatever_the_quota() {
    assertFalse(new Quota(-1).allows(1, new Space(0, Quota.DISK_FREE_BYTES_MIN)));
  }

  @Test
  void the_dearer_branch_of_a_transaction_counts() {
    var small = RequestOp.newBuilder().setRequestPut(put(1)).build();
    var large = RequestOp.newBuilder().setRequestPut(put(100)).build();
    var nested = RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addFailure(large)).build();

    assertEquals(356 + 1, Cost.of(put(100)));
    assertEquals(2 * (256 + 2), Cost.of(TxnRequest.newBuilder()
        .addSuccess(small).addSuccess(small).addFailure(small).build()));
    assertEquals(357 + 258, Cost.of(TxnRequest.newBuilder().addSuccess(nested).addSuccess(small).build()));
  }

  @Test
  void the_alarm_is_raised_once() {
    var raised = new AtomicInteger();
    var guard = new SpaceGuard(new Quota(1), () -> ROOMY, () -> raised.get() > 0, () -> {
      raised.incrementAndGet();
      return CompletableFuture.completedFuture(new Reply.Done(1));
    });

    assertFalse(guard.allows(1));
    for (int attempt = 0; attempt < 3; attempt++) {
      var refused = assertThrows(CompletionException.class, () -> guard.refuse().join());
      assertEquals(EtcdError.NO_SPACE.text(), Errors.status(refused).getDescription());
    }
    assertEquals(1, raised.get());
  }

  private static PutRequest put(int valueBytes) {
    return PutRequest.newBuilder()
        .setKey(ByteString.copyFromUtf8("k"))
        .setValue(ByteString.copyFrom(new byte[valueBytes]))
        .build();
  }
}
