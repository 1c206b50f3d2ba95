package dev.keelson.store.command;

import dev.keelson.store.v2.Comparison;
import dev.keelson.store.v2.Namespace;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TtlOptions;
import java.util.List;

/** The bytes of a {@link TreeCommand}: a byte that names it, then its fields in the order of the record. */
final class TreeCommandCodec {
  private static final int SET = 1;
  private static final int CREATE = 2;
  private static final int CREATE_IN_ORDER = 3;
  private static final int UPDATE = 4;
  private static final int COMPARE_AND_SWAP = 5;
  private static final int DELETE = 6;
  private static final int COMPARE_AND_DELETE = 7;
  private static final int SYNC = 8;

  private static final List<Namespace> NAMESPACES = List.of(Namespace.values());

  private TreeCommandCodec() {}

  static void write(FieldWriter out, TreeCommand command) {
    switch (command) {
      case TreeCommand.Set(var path, boolean dir, var value, var ttl) ->
          ttl(path(out.octet(SET), path).octet(bit(dir)).bytes(value), ttl);
      case TreeCommand.Create(var path, boolean dir, var value, var ttl) ->
          ttl(path(out.octet(CREATE), path).octet(bit(dir)).bytes(value), ttl);
      case TreeCommand.CreateInOrder(var path, boolean dir, var value, var ttl) ->
          ttl(path(out.octet(CREATE_IN_ORDER), path).octet(bit(dir)).bytes(value), ttl);
      case TreeCommand.Update(var path, var value, var ttl) ->
          ttl(path(out.octet(UPDATE), path).bytes(value), ttl);
      case TreeCommand.CompareAndSwap(var path, var comparison, var value, var ttl) ->
          ttl(comparison(path(out.octet(COMPARE_AND_SWAP), path), comparison).bytes(value), ttl);
      case TreeCommand.Delete(var path, boolean dir, boolean recursive, long nowNanos) ->
          path(out.octet(DELETE), path).octet(bit(dir)).octet(bit(recursive)).number(nowNanos);
      case TreeCommand.CompareAndDelete(var path, var comparison, long nowNanos) ->
          comparison(path(out.octet(COMPARE_AND_DELETE), path), comparison).number(nowNanos);
      case TreeCommand.Sync(long cutoffNanos, int nodesMax) -> out.octet(SYNC).number(cutoffNanos).number(nodesMax);
    }
  }

  static TreeCommand read(FieldReader in) {
    int kind = in.octet();
    return switch (kind) {
      case SET -> new TreeCommand.Set(path(in), bit(in), in.bytes(), ttl(in));
      case CREATE -> new TreeCommand.Create(path(in), bit(in), in.bytes(), ttl(in));
      case CREATE_IN_ORDER -> new TreeCommand.CreateInOrder(path(in), bit(in), in.bytes(), ttl(in));
      case UPDATE -> new TreeCommand.Update(path(in), in.bytes(), ttl(in));
      case COMPARE_AND_SWAP -> new TreeCommand.CompareAndSwap(path(in), comparison(in), in.bytes(), ttl(in));
      case DELETE -> new TreeCommand.Delete(path(in), bit(in), bit(in), in.number());
      case COMPARE_AND_DELETE -> new TreeCommand.CompareAndDelete(path(in), comparison(in), in.number());
      case SYNC -> new TreeCommand.Sync(in.number(), (int) in.number());
      default -> throw new IllegalArgumentException("command of the tree of unknown kind " + kind);
    };
  }

  private static FieldWriter path(FieldWriter out, TreePath path) {
    return out.choice(NAMESPACES, path.namespace()).bytes(path.text());
  }

  private static TreePath path(FieldReader in) {
    return new TreePath(in.choice(NAMESPACES), in.bytes());
  }

  private static void ttl(FieldWriter out, TtlOptions ttl) {
    out.number(ttl.nowNanos()).number(ttl.expirationNanos()).octet(bit(ttl.refresh()));
  }

  private static TtlOptions ttl(FieldReader in) {
    return new TtlOptions(in.number(), in.number(), bit(in));
  }

  private static FieldWriter comparison(FieldWriter out, Comparison comparison) {
    return out.bytes(comparison.prevValue()).number(comparison.prevIndex());
  }

  private static Comparison comparison(FieldReader in) {
    return new Comparison(in.bytes(), in.number());
  }

  private static int bit(boolean on) {
    return on ? 1 : 0;
  }

  private static boolean bit(FieldReader in) {
    return in.octet() != 0;
  }
}
