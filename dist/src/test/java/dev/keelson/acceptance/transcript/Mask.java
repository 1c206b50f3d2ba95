package dev.keelson.acceptance.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes the answers of two clusters comparable: what differs by nature (ids, ports, times, sizes) becomes a name, and a
 * revision becomes its distance from the start of the transcript, written {@code {3}}.
 */
final class Mask {
  private static final Pattern REVISION = Pattern.compile(
      "(\"(?:revision|create_revision|mod_revision|compact_revision|CompactRevision|Revision|CreateRevision"
          + "|ModRevision|PrevCreateRevision|PrevModRevision)\" ?: ?|compacted revision |progress notify: )(-?\\d+)");
  private static final Pattern COMMAND_REVISION = Pattern.compile("\\{(-?\\d+)}");
  private static final Pattern LEASE_HEX = Pattern.compile("(?<=lease |^)([0-9a-f]{16})(?![0-9a-f])");
  private static final Pattern LEASE_NUMBER = Pattern.compile("(\"(?:ID|id|lease|Lease)\" ?: ?)(\\d{6,})");
  private static final Pattern REMAINING = Pattern.compile("\"TTL\" : \\d+");
  private static final Pattern TABLE_FILL = Pattern.compile("-{2,}| {2,}");

  /** Rules in order: what is written on the left is shown as on the right. */
  private static final List<Rule> RULES = List.of(
      rule("127\\.0\\.0\\.1:\\d+", "<address>"),
      rule("endpoint://client-[0-9a-f-]+/", "endpoint://<client>/"),
      rule("\"ts\":\"[^\"]*\"", "\"ts\":<time>"),
      rule("\\d{4}-\\d\\d-\\d\\dT[0-9:.+Z-]+\\s", "<time> "),
      rule("took = [0-9.]+[mµn]?s", "took = <time>"),
      rule("\"took\":\"[^\"]*\"", "\"took\":<time>"),
      rule("remaining\\(\\d+s\\)", "remaining(<seconds>)"),
      rule("\"ttl\":\\d+", "\"ttl\":<seconds>"),
      rule("(\"(?:cluster_id|member_id|ClusterID|MemberID|raft_term|RaftTerm|leader|Leader|raftIndex|RaftIndex"
          + "|raftTerm|raftAppliedIndex|RaftAppliedIndex|dbSize|DBSize|dbSizeInUse|DBSizeInUse|hash|Hash)\" ?: ?)\\d+",
          "$1<number>"),
      rule("(\"[vV]ersion\" ?: ?)\"3\\.\\d+\\.\\d+\"", "$1<version>"),
      // endpoint status: endpoint, id, version, size, is leader, is learner, term, index, applied index, errors
      rule("(<address>,) [0-9a-f]+, 3\\.\\d+\\.\\d+, [0-9.]+ [kMG]?B, (?:true|false), (false), \\d+, \\d+, \\d+,",
          "$1 <id>, <version>, <size>, <leads>, $2, <term>, <index>, <index>,"),
      rule("\\| <address> \\|[ 0-9a-f]+\\|[ .0-9]+\\|[ .0-9kMGB]+\\| +(?:true|false) +\\|( +false +\\|)"
          + "[ 0-9]+\\|[ 0-9]+\\|[ 0-9]+\\|",
          "| <address> | <id> | <version> | <size> | <leads> |$1 <term> | <index> | <index> |"),
      rule("(<address>,) \\d+$", "$1 <hash>"),
      rule("\\| <address> \\| +\\d+ \\|", "| <address> | <hash> |"),
      rule("^[0-9a-f]{9,16}, started,", "<id>, started,"),
      rule("\\| +[0-9a-f]{9,16} \\| started \\|", "| <id> | started |"));

  private static final Comparator<String> EXIT_LAST =
      Comparator.<String, Boolean>comparing(line -> line.startsWith("exit ")).thenComparing(Comparator.naturalOrder());

  private final long base;
  private final List<Long> leases = new ArrayList<>();

  /** @param base the revision at which the transcript began; it is shown as {@code {1}}, as on a fresh store */
  Mask(long base) {
    this.base = base;
  }

  /** Puts real revisions and lease ids into a command line. */
  String unmask(String command) {
    var result = COMMAND_REVISION.matcher(command)
        .replaceAll(match -> Long.toString(base + Long.parseLong(match.group(1)) - 1));
    for (int i = 0; i < leases.size(); i++) {
      result = result.replace("{lease" + (i + 1) + "}", "%016x".formatted(leases.get(i)));
    }
    return result;
  }

  List<String> mask(String command, List<String> answer) {
    var masked = answer.stream().map(line -> mask(command, line)).toList();
    boolean byMember = command.contains("member list") || command.contains("--cluster");
    // Members come in the order of their ids, which depend on their ports.
    var ordered = byMember ? masked.stream().sorted(EXIT_LAST).toList() : masked;
    return withoutUsage(ordered);
  }

  /** The help text of etcdctl says nothing about the server. */
  private static List<String> withoutUsage(List<String> answer) {
    int usage = answer.indexOf("NAME:");
    if (usage < 0) {
      return answer;
    }
    var kept = new ArrayList<>(answer.subList(0, usage));
    kept.add("(usage)");
    answer.stream().skip(usage).filter(line -> line.startsWith("!") || line.startsWith("exit")).forEach(kept::add);
    return kept;
  }

  private String mask(String command, String line) {
    var result = REVISION.matcher(line).replaceAll(this::relative);
    if (command.contains(" lease ")) {
      result = LEASE_HEX.matcher(result).replaceAll(match -> lease(Long.parseUnsignedLong(match.group(1), 16)));
    }
    if (command.contains("timetolive")) {
      result = REMAINING.matcher(result).replaceAll("\"TTL\" : <seconds>");
    }
    if (!command.contains("member")) {
      result = LEASE_NUMBER.matcher(result)
          .replaceAll(match -> match.group(1) + lease(Long.parseLong(match.group(2))));
    }
    for (var rule : RULES) {
      result = rule.apply(result);
    }
    return result.startsWith("+") || result.startsWith("|")
        ? TABLE_FILL.matcher(result).replaceAll(fill -> fill.group().substring(0, 1))
        : result;
  }

  private String relative(MatchResult match) {
    long revision = Long.parseLong(match.group(2));
    long distance = revision - base + 1;
    return match.group(1) + (revision == 0 ? "0" : distance < 1 ? "{before}" : "{" + distance + "}");
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
