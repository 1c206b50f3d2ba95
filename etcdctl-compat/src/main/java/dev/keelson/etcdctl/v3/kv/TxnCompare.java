package dev.keelson.etcdctl.v3.kv;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.Compare;
import dev.keelson.api.proto.etcd.Compare.CompareResult;
import dev.keelson.api.proto.etcd.Compare.CompareTarget;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.go.GoScan;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;

/** A line of txn's first block: {@code target("key") operator "value"}. */
final class TxnCompare {
  private TxnCompare() {}

  static Compare parse(String line) {
    var bracket = line.indexOf('(');
    if (bracket < 0) {
      throw malformed(line, "");
    }
    var target = line.substring(0, bracket);
    var scan = new GoScan(line.substring(bracket + 1));
    var key = scan.quoted();
    scan.literal(")");
    var operator = scan.word();
    var value = scan.quoted();
    if (scan.hasFailed()) {
      throw malformed(line, "; got " + target + "(" + GoQuote.quote(key) + ") " + operator + " "
          + GoQuote.quote(value));
    }
    return compare(line, target, value)
        .setKey(ByteString.copyFromUtf8(key))
        .setResult(result(line, operator))
        .build();
  }

  private static Compare.Builder compare(String line, String target, String value) {
    var compare = Compare.newBuilder();
    return switch (target) {
      case "ver", "version" -> compare.setTarget(CompareTarget.VERSION).setVersion(number(line, value, 10));
      case "c", "create" -> compare.setTarget(CompareTarget.CREATE).setCreateRevision(number(line, value, 10));
      case "m", "mod" -> compare.setTarget(CompareTarget.MOD).setModRevision(number(line, value, 10));
      case "val", "value" -> compare.setTarget(CompareTarget.VALUE).setValue(ByteString.copyFromUtf8(value));
      case "lease" -> compare.setTarget(CompareTarget.LEASE).setLease(number(line, value, 16));
      default -> throw malformed(line, " (unknown target " + target + ")");
    };
  }

  private static long number(String line, String value, int radix) {
    try {
      return GoNumber.parseInt(value, radix);
    } catch (GoSyntaxException noNumber) {
      throw new Failure(ExitCode.INVALID_INPUT, "invalid txn compare request: " + line);
    }
  }

  private static CompareResult result(String line, String operator) {
    return switch (operator) {
      case "=" -> CompareResult.EQUAL;
      case "!=" -> CompareResult.NOT_EQUAL;
      case ">" -> CompareResult.GREATER;
      case "<" -> CompareResult.LESS;
      default -> throw malformed(line, " (unknown operator " + operator + ", it has to be =, !=, < or >)");
    };
  }

  private static Failure malformed(String line, String detail) {
    return new Failure(ExitCode.INVALID_INPUT, "malformed comparison: " + line + detail);
  }
}
