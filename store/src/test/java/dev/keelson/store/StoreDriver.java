package dev.keelson.store;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Compare;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.RangeResult;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A store with the log's part played by a counter, and short words for what tests do. */
final class StoreDriver implements AutoCloseable {
  static final StoreSettings SMALL = new StoreSettings(8L << 20, 4L << 20);

  final Heard heard = new Heard();
  private final Path directory;
  private Store store;

  StoreDriver(Path directory) throws IOException {
    this.directory = directory;
    this.store = Store.open(directory, SMALL, heard);
  }

  Store store() {
    return store;
  }

  void reopen() throws IOException {
    store.close();
    store = Store.open(directory, SMALL, heard);
  }

  List<Reply> entry(Command... commands) {
    long index = store.applied().index() + 1;
    return store.apply(new LogPosition(1, index), Arrays.stream(commands)
        .map(command -> new Submission(command, true)).toList());
  }

  Reply run(Command command) {
    return entry(command).getFirst();
  }

  Reply put(String key, String value) {
    return run(putting(key, value, 0));
  }

  static Command.Put putting(String key, String value, long lease) {
    return new Command.Put(Bytes.utf8(key), Bytes.utf8(value), lease, false, false, false);
  }

  static Command.Put puttingWithPrevious(String key, String value) {
    return new Command.Put(Bytes.utf8(key), Bytes.utf8(value), 0, true, false, false);
  }

  static Command.DeleteRange deleting(KeyRange range) {
    return new Command.DeleteRange(range, true);
  }

  static Command.Txn doing(Operation... operations) {
    return new Command.Txn(List.of(), List.of(operations), List.of());
  }

  static Operation.Nested nested(Operation... operations) {
    return new Operation.Nested(doing(operations));
  }

  static Operation.Range reading(RangeQuery query) {
    return new Operation.Range(query);
  }

  static Operation.Delete delete(KeyRange range) {
    return new Operation.Delete(deleting(range));
  }

  static Compare versionIs(String key, long version) {
    return new Compare(one(key), Compare.Target.VERSION, Compare.Relation.EQUAL, version, Bytes.EMPTY);
  }

  static KeyRange one(String key) {
    return KeyRange.single(Bytes.utf8(key));
  }

  static KeyRange range(String from, String to) {
    return new KeyRange(Bytes.utf8(from), Optional.of(Bytes.utf8(to)));
  }

  RangeResult read(RangeQuery query) {
    try (var view = store.view()) {
      return switch (view.range(query, Long.MAX_VALUE)) {
        case RangeAnswer.Held(var result) -> result;
        case RangeAnswer.Streamed _, RangeAnswer.Refused _ -> throw new AssertionError(query);
      };
    }
  }

  Refusal refused(RangeQuery query) {
    try (var view = store.view()) {
      return switch (view.range(query, Long.MAX_VALUE)) {
        case RangeAnswer.Refused(var refusal) -> refusal;
        case RangeAnswer.Held _, RangeAnswer.Streamed _ -> throw new AssertionError(query);
      };
    }
  }

  static Refusal refusal(Reply reply) {
    return reply instanceof Reply.Refused(long _, var refusal) ? refusal : failed(reply);
  }

  private static Refusal failed(Reply reply) {
    throw new AssertionError("expected a refusal, got " + reply);
  }

  /** {@code key=value} of all keys, in order. */
  String all() {
    return show(read(RangeQuery.all(KeyRange.ALL)));
  }

  String allAt(long revision) {
    return show(read(RangeQuery.all(KeyRange.ALL).at(revision)));
  }

  static String show(RangeResult result) {
    return String.join(" ", result.kvs().stream().map(kv -> kv.key() + "=" + kv.value()).toList());
  }

  @Override
  public void close() {
    store.close();
  }
}
