package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Comparison;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TtlOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A store whose tree is written to and read from in short words; its clock stands where a test puts it. */
final class TreeDriver implements AutoCloseable {
  static final long SECOND = 1_000_000_000L;

  /** Some moment of this century; etcd takes times of the last one for mistakes. */
  static final long EPOCH = 1_700_000_000L * SECOND;

  final StoreDriver driver;
  long nowNanos = EPOCH;

  TreeDriver(Path directory) throws IOException {
    this.driver = new StoreDriver(directory);
  }

  Tree tree() {
    return driver.store().tree();
  }

  TreeReply run(TreeCommand command) {
    return replies(command).getFirst();
  }

  /** All in one log entry. */
  List<TreeReply> replies(TreeCommand... commands) {
    var entry = new Command[commands.length];
    for (int i = 0; i < commands.length; i++) {
      entry[i] = new Command.Tree(commands[i]);
    }
    return driver.entry(entry).stream().map(TreeDriver::reply).toList();
  }

  private static TreeReply reply(Reply reply) {
    return reply instanceof Reply.Tree(long _, var tree) ? tree : failed(reply);
  }

  private static TreeReply failed(Object reply) {
    throw new AssertionError("not a reply of the tree: " + reply);
  }

  String set(String path, String value) {
    return show(run(new TreeCommand.Set(TreePath.key(path), false, Bytes.utf8(value), permanent())));
  }

  String set(String path, String value, long ttlSeconds) {
    return show(run(new TreeCommand.Set(TreePath.key(path), false, Bytes.utf8(value), ttl(ttlSeconds))));
  }

  TreeCommand setting(String path, long ttlSeconds) {
    return new TreeCommand.Set(TreePath.key(path), false, Bytes.EMPTY, ttl(ttlSeconds));
  }

  String setDir(String path) {
    return show(run(new TreeCommand.Set(TreePath.key(path), true, Bytes.EMPTY, permanent())));
  }

  String setDir(String path, long ttlSeconds) {
    return show(run(new TreeCommand.Set(TreePath.key(path), true, Bytes.EMPTY, ttl(ttlSeconds))));
  }

  String create(String path, String value) {
    return show(run(new TreeCommand.Create(TreePath.key(path), false, Bytes.utf8(value), permanent())));
  }

  String createInOrder(String path, String value) {
    return show(run(new TreeCommand.CreateInOrder(TreePath.key(path), false, Bytes.utf8(value), permanent())));
  }

  String update(String path, String value, TtlOptions ttl) {
    return show(run(new TreeCommand.Update(TreePath.key(path), Bytes.utf8(value), ttl)));
  }

  String update(String path, String value) {
    return update(path, value, permanent());
  }

  String refresh(String path, long ttlSeconds) {
    return show(run(new TreeCommand.Set(TreePath.key(path), false, Bytes.EMPTY, ttl(ttlSeconds).refreshing())));
  }

  String swap(String path, String prevValue, long prevIndex, String value) {
    var comparison = new Comparison(Bytes.utf8(prevValue), prevIndex);
    return show(run(new TreeCommand.CompareAndSwap(
        TreePath.key(path), comparison, Bytes.utf8(value), permanent())));
  }

  String delete(String path) {
    return show(run(new TreeCommand.Delete(TreePath.key(path), false, false, nowNanos)));
  }

  String deleteDir(String path) {
    return show(run(new TreeCommand.Delete(TreePath.key(path), true, false, nowNanos)));
  }

  String deleteAll(String path) {
    return show(run(new TreeCommand.Delete(TreePath.key(path), false, true, nowNanos)));
  }

  String compareAndDelete(String path, String prevValue, long prevIndex) {
    var comparison = new Comparison(Bytes.utf8(prevValue), prevIndex);
    return show(run(new TreeCommand.CompareAndDelete(TreePath.key(path), comparison, nowNanos)));
  }

  TreeReply.Swept sweep(int nodesMax) {
    return run(new TreeCommand.Sync(nowNanos, nodesMax)) instanceof TreeReply.Swept swept
        ? swept
        : (TreeReply.Swept) failed("sweep");
  }

  String get(String path) {
    return show(tree().get(TreePath.key(path), false, nowNanos, Long.MAX_VALUE));
  }

  /** A question mark when memory alone cannot tell. */
  String glance(String path) {
    return tree().glance(TreePath.key(path), nowNanos).map(TreeDriver::show).orElse("?");
  }

  String getAll(String path) {
    return show(tree().get(TreePath.key(path), true, nowNanos, Long.MAX_VALUE));
  }

  void pass(long seconds) {
    nowNanos += seconds * SECOND;
  }

  TtlOptions permanent() {
    return TtlOptions.permanent(nowNanos);
  }

  TtlOptions ttl(long seconds) {
    return TtlOptions.seconds(nowNanos, seconds);
  }

  /** An event, or {@code code cause @index}. */
  static String show(TreeReply reply) {
    return switch (reply) {
      case TreeReply.Happened(long _, var event) -> show(event);
      case TreeReply.Listed listed -> show(Pieces.whole(listed));
      case TreeReply.Refused(var refusal) ->
        (refusal.code().number() + " " + refusal.cause().toUtf8()).strip() + " @" + refusal.index();
      case TreeReply.Swept(long index, int expired, var _) -> "swept " + expired + " @" + index;
    };
  }

  /** {@code action node < prevNode}. */
  static String show(TreeEvent event) {
    return event.action().word() + " " + show(event.node())
        + event.prevNode().map(node -> " < " + show(node)).orElse("") + (event.refresh() ? " refresh" : "");
  }

  /** {@code key=value modified/created ttl [children]}; a directory has a slash in the place of a value. */
  static String show(TreeNode node) {
    var children = node.nodes().isEmpty() ? ""
        : node.nodes().stream().map(TreeDriver::show).collect(Collectors.joining(", ", " [", "]"));
    return node.path().text().toUtf8() + (node.dir() ? (node.path().isRoot() ? "" : "/") : "")
        + node.value().map(value -> "=" + value.toUtf8()).orElse("")
        + " " + node.modifiedIndex() + "/" + node.createdIndex()
        + (node.lifetime().isPermanent() ? "" : " ttl " + node.lifetime().ttlSeconds()) + children;
  }

  @Override
  public void close() {
    driver.close();
  }
}
