package dev.keelson.acceptance.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces what differs between two servers by nature with names. Revisions are not among it: all stages of a group
 * begin at the same one.
 */
final class Masks {
  private static final Pattern NUMBER = Pattern.compile("\\{(\\d+)}");
  private static final Pattern LEASE_HEX = Pattern.compile("(?<![0-9a-f/])[0-9a-f]{16}(?![0-9a-f])");
  private static final Pattern LEASE_NUMBER = Pattern.compile("(?<=\"(?:ID|id|lease|Lease)\" ?: ?)\\d{6,}");
  private static final Pattern TABLE_FILL = Pattern.compile("-{2,}| {2,}");
  private static final Pattern HELP = Pattern.compile("NAME:|(?i:usage):.*");

  /** Where each goroutine stood when Go gave up. */
  private static final String GO_TRACE = "goroutine ";

  private static final List<Rule> RULES = List.of(
      rule("^\\d{4}[-/]\\d\\d[-/]\\d\\d[T ][0-9:.+Z-]+ ", "<time> "),
      rule("endpoint://client-[0-9a-f-]+/", "endpoint://<client>/"),
      rule("\"(ts|expiration)\":\"[^\"]*\"", "\"$1\":<time>"),
      // Keys of locks and elections end in the session's lease, without leading zeros.
      rule("/[0-9a-f]{12,16}$", "/<lease>"),
      rule("took = [0-9.]+[mµn]?s", "took = <time>"),
      rule("\"took\":\"[^\"]*\"", "\"took\":<time>"),
      rule("\\| +[0-9.]+[mµn]?s \\|", "| <time> |"),
      rule("remaining\\(\\d+s\\)", "remaining(<seconds>)"),
      rule("\"ttl\":[1-9]\\d*", "\"ttl\":<seconds>"),
      rule("\"?TTL\"? ?: [1-9]\\d*", "TTL: <seconds>"),
      rule("(\"(?:raft_term|RaftTerm|raftIndex|RaftIndex|raftTerm|raftAppliedIndex|RaftAppliedIndex|dbSize|DBSize"
          + "|dbSizeInUse|DBSizeInUse|hash|Hash)\" ?: ?)\\d+", "$1<number>"),
      // endpoint status: endpoint, id, version, size, is leader, is learner, term, index, applied index, errors
      rule("(\"[vV]ersion\" ?: ?)\"3\\.\\d+\\.\\d+\"", "$1<version>"),
      rule("(<address>, <member>), 3\\.\\d+\\.\\d+, [0-9.]+ [kMG]?B, true, false, \\d+, \\d+, \\d+,",
          "$1, <version>, <size>, true, false, <term>, <index>, <index>,"),
      rule("(\\| <address> \\| <member> \\|) +3\\.\\d+\\.\\d+ \\|[ .0-9kMGB]+\\| +true \\| +false \\|"
          + "[ 0-9]+\\|[ 0-9]+\\|[ 0-9]+\\|", "$1 <version> | <size> | true | false | <term> | <index> | <index> |"),
      rule("^(<address>), \\d+$", "$1, <hash>"),
      rule("\\| <address> \\| +\\d+ \\|", "| <address> | <hash> |"));

  private final Map<String, String> names;
  private final List<Long> leases = new ArrayList<>();
  private final Server server;
  private final long base;

  /** @param base what {@code {0}} would stand for */
  Masks(Server server, long base) {
    this.server = server;
    this.base = base;
    this.names = server.names();
  }

  /** Puts what this server has into a command line. */
  String unmask(String command) {
    var result = NUMBER.matcher(command).replaceAll(match -> Long.toString(base + Long.parseLong(match.group(1))))
        .replace("{endpoint}", server.address())
        .replace("{member}", Long.toHexString(server.memberId()));
    for (int i = 0; i < leases.size(); i++) {
      result = result.replace("{lease" + (i + 1) + "}", "%016x".formatted(leases.get(i)));
    }
    return result;
  }

  List<String> mask(List<String> lines) {
    var masked = new ArrayList<String>();
    for (var line : lines) {
      if (HELP.matcher(line).matches()) {
        masked.add("(help)");
        break;
      }
      if (line.startsWith(GO_TRACE)) {
        masked.add("(trace)");
        break;
      }
      masked.add(mask(line));
    }
    return masked;
  }

  private String mask(String line) {
    var result = line;
    for (var name : names.entrySet()) {
      result = result.replace(name.getKey(), name.getValue());
    }
    result = LEASE_HEX.matcher(result).replaceAll(this::leaseOfHex);
    result = LEASE_NUMBER.matcher(result).replaceAll(match -> lease(Long.parseLong(match.group())));
    if (result.startsWith("+") || result.startsWith("|")) {
      // Ids and sizes have any number of digits, so columns have any width.
      result = TABLE_FILL.matcher(result).replaceAll(fill -> fill.group().substring(0, 1));
    }
    for (var rule : RULES) {
      result = rule.apply(result);
    }
    return result;
  }

  private String leaseOfHex(MatchResult match) {
    return lease(Long.parseUnsignedLong(match.group(), 16));
  }

  private String lease(long id) {
    if (!leases.contains(id)) {
      leases.add(id);
    }
    return "{lease" + (leases.indexOf(id) + 1) + "}";
  }

  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern), replacement);
  }

  private record Rule(Pattern pattern, String replacement) {
    String apply(String line) {
      return pattern.matcher(line).replaceAll(replacement);
    }
  }
}
