package dev.keelson.store.command;

import java.util.List;

/** The bytes of what can stand inside a transaction, and of the commands that have the same form. */
final class OperationCodec {
  private static final int RANGE = 1;
  private static final int PUT = 2;
  private static final int DELETE = 3;
  private static final int NESTED = 4;

  private static final int PREVIOUS = 1;
  private static final int IGNORE_VALUE = 2;
  private static final int IGNORE_LEASE = 4;
  private static final int LEASE = 8;

  private static final int KEYS_ONLY = 1;
  private static final int COUNT_ONLY = 2;
  private static final int BOUNDED = 4;

  private static final List<RangeQuery.Order> ORDERS = List.of(RangeQuery.Order.values());
  private static final List<RangeQuery.Target> TARGETS = List.of(RangeQuery.Target.values());
  private static final List<Compare.Target> COMPARE_TARGETS = List.of(Compare.Target.values());
  private static final List<Compare.Relation> RELATIONS = List.of(Compare.Relation.values());

  private OperationCodec() {}

  static void writePut(FieldWriter out, Command.Put put) {
    out.octet(flag(put.previous(), PREVIOUS) | flag(put.ignoreValue(), IGNORE_VALUE)
        | flag(put.ignoreLease(), IGNORE_LEASE) | flag(put.lease() != 0, LEASE));
    out.bytes(put.key()).bytes(put.value());
    if (put.lease() != 0) {
      out.number(put.lease());
    }
  }

  static Command.Put readPut(FieldReader in) {
    int flags = in.octet();
    var key = in.bytes();
    var value = in.bytes();
    long lease = has(flags, LEASE) ? in.number() : 0;
    return new Command.Put(key, value, lease, has(flags, PREVIOUS), has(flags, IGNORE_VALUE), has(flags, IGNORE_LEASE));
  }

  static void writeDelete(FieldWriter out, Command.DeleteRange delete) {
    out.octet(flag(delete.previous(), PREVIOUS)).range(delete.range());
  }

  static Command.DeleteRange readDelete(FieldReader in) {
    int flags = in.octet();
    return new Command.DeleteRange(in.range(), has(flags, PREVIOUS));
  }

  static void writeTxn(FieldWriter out, Command.Txn txn) {
    out.list(txn.compares(), OperationCodec::writeCompare);
    out.list(txn.success(), OperationCodec::writeOperation);
    out.list(txn.failure(), OperationCodec::writeOperation);
  }

  static Command.Txn readTxn(FieldReader in) {
    return new Command.Txn(in.list(OperationCodec::readCompare), in.list(OperationCodec::readOperation),
        in.list(OperationCodec::readOperation));
  }

  private static void writeCompare(FieldWriter out, Compare compare) {
    out.range(compare.range()).choice(COMPARE_TARGETS, compare.target()).choice(RELATIONS, compare.relation());
    out.number(compare.operand()).bytes(compare.value());
  }

  private static Compare readCompare(FieldReader in) {
    return new Compare(in.range(), in.choice(COMPARE_TARGETS), in.choice(RELATIONS), in.number(), in.bytes());
  }

  private static void writeOperation(FieldWriter out, Operation operation) {
    switch (operation) {
      case Operation.Range(var query) -> writeQuery(out.octet(RANGE), query);
      case Operation.Put(var put) -> writePut(out.octet(PUT), put);
      case Operation.Delete(var delete) -> writeDelete(out.octet(DELETE), delete);
      case Operation.Nested(var txn) -> writeTxn(out.octet(NESTED), txn);
    }
  }

  private static Operation readOperation(FieldReader in) {
    int kind = in.octet();
    return switch (kind) {
      case RANGE -> new Operation.Range(readQuery(in));
      case PUT -> new Operation.Put(readPut(in));
      case DELETE -> new Operation.Delete(readDelete(in));
      case NESTED -> new Operation.Nested(readTxn(in));
      default -> throw new IllegalArgumentException("transaction step of unknown kind " + kind);
    };
  }

  private static void writeQuery(FieldWriter out, RangeQuery query) {
    boolean bounded = query.minModRevision() != 0 || query.maxModRevision() != 0 || query.minCreateRevision() != 0
        || query.maxCreateRevision() != 0;
    out.octet(flag(query.keysOnly(), KEYS_ONLY) | flag(query.countOnly(), COUNT_ONLY) | flag(bounded, BOUNDED));
    out.range(query.range()).number(query.limit()).number(query.revision());
    out.choice(ORDERS, query.order()).choice(TARGETS, query.target());
    if (bounded) {
      out.number(query.minModRevision()).number(query.maxModRevision());
      out.number(query.minCreateRevision()).number(query.maxCreateRevision());
    }
  }

  private static RangeQuery readQuery(FieldReader in) {
    int flags = in.octet();
    boolean bounded = has(flags, BOUNDED);
    return new RangeQuery(in.range(), in.number(), in.number(), in.choice(ORDERS), in.choice(TARGETS),
        has(flags, KEYS_ONLY), has(flags, COUNT_ONLY), bounded ? in.number() : 0, bounded ? in.number() : 0,
        bounded ? in.number() : 0, bounded ? in.number() : 0);
  }

  private static int flag(boolean on, int bit) {
    return on ? bit : 0;
  }

  private static boolean has(int flags, int bit) {
    return (flags & bit) != 0;
  }
}
