package dev.keelson.api.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkMetricsTest {
  private static final Reply.Put PUT = new Reply.Put(2, Optional.empty());
  private static final Command.RevokeLease REVOKE = new Command.RevokeLease(7);

  private final WorkMetrics work = new WorkMetrics();

  @Test
  void a_transaction_counts_with_everything_in_it_and_by_itself_when_that_is_more_than_one() {
    work.applied(REVOKE, PUT);
    work.applied(REVOKE, new Reply.Txn(3, true, List.of(PUT)));
    work.applied(REVOKE, new Reply.Txn(
        4, true, List.of(PUT, new Reply.Txn(0, true, List.of(new Reply.DeleteRange(4, 1, List.of()))))));
    assertEquals(3, value("etcd_mvcc_put_total"));
    assertEquals(1, value("etcd_mvcc_delete_total"));
    assertEquals(1, value("etcd_mvcc_txn_total"));
  }

  @Test
  void what_was_refused_counts_nowhere() {
    work.applied(REVOKE, new Reply.Refused(1, new Refusal.KeyNotFound()));
    assertEquals(0, values().values().stream().mapToDouble(Double::doubleValue).sum());
  }

  @Test
  void leases_are_counted_as_they_come_and_go() {
    work.applied(REVOKE, new Reply.LeaseGranted(1, 7, 60));
    work.applied(REVOKE, new Reply.Done(1));
    work.applied(new Command.Compact(1), new Reply.Done(1));
    work.leaseRenewed();
    work.leaseExpired();
    assertEquals(1, value("etcd_debugging_lease_granted_total"));
    assertEquals(1, value("etcd_debugging_lease_revoked_total"));
    assertEquals(1, value("etcd_debugging_lease_renewed_total"));
    assertEquals(1, value("etcd_debugging_server_lease_expired_total"));
    assertEquals(60, value("etcd_debugging_lease_ttl_total_sum"));
  }

  private double value(String name) {
    return values().getOrDefault(name, Double.NaN);
  }

  private Map<String, Double> values() {
    return work.families().stream()
        .flatMap(family -> family.samples().get().stream().map(sample -> Map.entry(
            family.name() + sample.suffix() + sample.labels(), sample.value())))
        .collect(Collectors.toMap(entry -> entry.getKey().replace("{}", ""), Map.Entry::getValue));
  }
}
