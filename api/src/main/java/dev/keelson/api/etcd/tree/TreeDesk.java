package dev.keelson.api.etcd.tree;

import dev.keelson.api.etcd.call.Reads;
import dev.keelson.raft.Replica;
import dev.keelson.store.Tree;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.WallTime;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TreeStats;
import dev.keelson.store.v2.TtlOptions;
import dev.keelson.store.v2.watch.TreeHub;
import dev.keelson.store.v2.watch.TreeSink;
import dev.keelson.store.v2.watch.TreeWatchRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The v2 API's tree on this member. All methods return at once. Refusals are replies; futures fail with a {@link
 * dev.keelson.raft.ReplicationException}, or as {@link Reads} do.
 */
public final class TreeDesk {
  private final Tree tree;
  private final TreeHub hub;
  private final Replica replica;
  private final Reads reads;
  private final Duration timeout;
  private final WallTime clock;

  /** For one member. */
  public TreeDesk(Tree tree, TreeHub hub, Replica replica, Reads reads, Duration timeout, WallTime clock) {
    this.tree = tree;
    this.hub = hub;
    this.replica = replica;
    this.reads = reads;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** What goes into commands: this member's clock. */
  public long nowNanos() {
    return clock.unixNanos();
  }

  /** For what a command writes without a TTL. */
  public TtlOptions permanent() {
    return TtlOptions.permanent(nowNanos());
  }

  /** For what a command writes with a TTL, an unsigned number. */
  public TtlOptions ttl(long ttlSeconds) {
    return TtlOptions.seconds(nowNanos(), ttlSeconds);
  }

  /** Completes when this member has applied the command. */
  public CompletableFuture<TreeReply> submit(TreeCommand command) {
    return replica.propose(new Command.Tree(command), timeout).thenApply(TreeDesk::replyOf);
  }

  /**
   * Reads a node, a directory with its children or, recursively, with all that is below it, in the order of bytes.
   *
   * @param quorum whether the answer has everything that any member had acknowledged before
   */
  public CompletableFuture<TreeReply> get(TreePath path, boolean recursive, boolean quorum) {
    if (!quorum) {
      // Most reads are of a file that is in memory: to hand them to another thread would cost more than they do.
      Optional<TreeReply> seen = tree.glance(path, nowNanos());
      if (seen.isPresent()) {
        return CompletableFuture.completedFuture(seen.get());
      }
    }
    return reads.read(!quorum, () -> tree.get(path, recursive, nowNanos(), Limits.LISTING_HELD_BYTES_MAX));
  }

  /** Runs {@code read} where reads of the store run: for the pieces of a large listing. */
  public <A> CompletableFuture<A> read(Supplier<A> read) {
    return reads.serializable(read);
  }

  /** Begins a watch on what this member applies. The sink is called by the hub's thread. */
  public void watch(TreeSink sink, TreeWatchRequest request) {
    hub.watch(sink, request);
  }

  /** etcd's v2 index, now. */
  public long index() {
    return tree.index();
  }

  /** Counts a get that etcd makes by the way, and that is not made here: of its v2 auth flag, of its health. */
  public void gotten(boolean success) {
    tree.gotten(success);
  }

  /** What {@code /v2/stats/store} shows. */
  public TreeStats stats() {
    return tree.stats(hub.watchers());
  }

  private static TreeReply replyOf(Reply reply) {
    if (reply instanceof Reply.Tree(long _, var answer)) {
      return answer;
    }
    throw new IllegalStateException("the tree answered with " + reply);
  }
}
