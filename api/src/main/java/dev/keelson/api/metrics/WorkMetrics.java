package dev.keelson.api.metrics;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.meter.Timings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what commands and reads did on this member, as etcd's key space and lessor count. Any thread.
 *
 * <p>A transaction counts with everything in it, and by itself when that is more than one operation.
 */
public final class WorkMetrics {
  private final LongAdder puts = new LongAdder();
  private final LongAdder deletes = new LongAdder();
  private final LongAdder ranges = new LongAdder();
  private final LongAdder transactions = new LongAdder();
  private final LongAdder granted = new LongAdder();
  private final LongAdder revoked = new LongAdder();
  private final LongAdder renewed = new LongAdder();
  private final LongAdder expired = new LongAdder();

  /** etcd's buckets: from 1 s to 97 days. */
  private final Timings leaseTtls = Timings.doubling(1, 24);

  /** A command of the log has been applied. */
  public void applied(Command command, Reply reply) {
    switch (reply) {
      case Reply.Put _, Reply.DeleteRange _, Reply.Range _, Reply.Txn _ -> read(reply);
      case Reply.LeaseGranted lease -> {
        granted.increment();
        leaseTtls.add(TimeUnit.SECONDS.toNanos(lease.ttlSeconds()));
      }
      case Reply.Done _ when command instanceof Command.RevokeLease -> revoked.increment();
      case Reply.Done _, Reply.Alarms _, Reply.Members _, Reply.Tree _, Reply.Refused _ -> {}
    }
  }

  /** A transaction that only read has been evaluated. */
  public void read(Reply reply) {
    if (operations(reply) > 1) {
      transactions.increment();
    }
  }

  /** A range was asked for. */
  public void ranged() {
    ranges.increment();
  }

  /** This member, which leads, has renewed a lease. */
  public void leaseRenewed() {
    renewed.increment();
  }

  /** This member, which leads, has seen the end of a lease. */
  public void leaseExpired() {
    expired.increment();
  }

  public List<Family> families() {
    return List.of(
        Family.counter("etcd_mvcc_put_total", "Total number of puts seen by this member.", puts::sum),
        Family.counter("etcd_mvcc_delete_total", "Total number of deletes seen by this member.", deletes::sum),
        Family.counter("etcd_mvcc_range_total", "Total number of ranges seen by this member.", ranges::sum),
        Family.counter("etcd_mvcc_txn_total", "Total number of txns seen by this member.", transactions::sum),
        Family.counter("etcd_debugging_lease_granted_total", "The total number of granted leases.", granted::sum),
        Family.counter("etcd_debugging_lease_revoked_total", "The total number of revoked leases.", revoked::sum),
        Family.counter("etcd_debugging_lease_renewed_total",
            "The number of renewed leases issued by the leader.", renewed::sum),
        Family.counter("etcd_debugging_server_lease_expired_total",
            "The total number of expired leases.", expired::sum),
        Family.histogram("etcd_debugging_lease_ttl_total",
            "Bucketed histogram of lease TTLs.", leaseTtls::histogram));
  }

  private int operations(Reply reply) {
    return switch (reply) {
      case Reply.Put _ -> one(puts);
      case Reply.DeleteRange _ -> one(deletes);
      case Reply.Range _ -> one(ranges);
      case Reply.Txn txn -> txn.replies().stream().mapToInt(this::operations).sum();
      case Reply.LeaseGranted _, Reply.Alarms _, Reply.Members _, Reply.Done _, Reply.Tree _, Reply.Refused _ -> 0;
    };
  }

  private static int one(LongAdder of) {
    of.increment();
    return 1;
  }
}
