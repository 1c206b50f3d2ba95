package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.client.MembersClient.Member;
import dev.keelson.etcdctl.v2.flag.Flag;
import dev.keelson.etcdctl.v2.http.Endpoint;
import dev.keelson.etcdctl.v2.http.HttpException;
import dev.keelson.etcdctl.v2.http.HttpRequest;
import dev.keelson.etcdctl.v2.json.JsonException;
import dev.keelson.etcdctl.v2.json.JsonReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks every member whether it is well. */
final class HealthCommand {
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

  static final List<Command> COMMANDS = List.of(
      Command.of("cluster-health", "", "ask every member whether it is well", "etcdctl cluster-health",
          HealthCommand::run, Flag.truth("forever f", "again every 10 seconds, until interrupted")));

  private HealthCommand() {}

  private static void run(Session session) throws IOException, InterruptedException {
    if (!session.flags().truth("forever")) {
      check(session);
      return;
    }
    try (var _ = QuietInterrupt.during(session.terminal())) {
      while (true) {
        try {
          check(session);
        } catch (Failure unwell) {
          if (!unwell.text().isEmpty()) {
            session.terminal().complain(unwell.text());
          }
        }
        session.print("\nnext check after 10 second...\n");
        session.terminal().flush();
        session.terminal().time().pause(BETWEEN_ROUNDS);
      }
    }
  }

  private static void check(Session session) throws IOException, InterruptedException {
    var members = members(session);
    int well = 0;
    for (var member : members) {
      well += isWell(session, member) ? 1 : 0;
    }
    if (well == members.size()) {
      session.print("cluster is healthy");
      return;
    }
    session.print(well > 0 ? "cluster is degraded" : "cluster is unavailable");
    throw Failure.silent(ExitCode.UNHEALTHY);
  }

  private static List<Member> members(Session session) throws IOException, InterruptedException {
    try {
      return session.membersUnsynced().list();
    } catch (ClientException failed) {
      session.print("cluster may be unhealthy: failed to list members");
      throw Failures.of(failed, ExitCode.SERVER_ERROR);
    }
  }

  /** The first of its URLs that answers decides. */
  private static boolean isWell(Session session, Member member) {
    if (member.clientUrls().isEmpty()) {
      session.print("member " + member.id() + " is unreachable: no available published client urls");
      return false;
    }
    for (var url : member.clientUrls()) {
      try {
        boolean well = saysItIsWell(session, url);
        session.print("member " + member.id() + (well
            ? " is healthy: got healthy result from "
            : " is unhealthy: got unhealthy result from ") + url);
        return well;
      } catch (HttpException failed) {
        session.print("failed to check the health of member " + member.id() + " on " + url + ": Get \"" + url
            + "/health\": " + failed.text());
      } catch (JsonException malformed) {
        session.print("failed to check the health of member " + member.id() + " on " + url + ": " + malformed.text());
      }
    }
    session.print("member " + member.id() + " is unreachable: [" + String.join(" ", member.clientUrls())
        + "] are all unreachable");
    return false;
  }

  /** Servers write it as a string or as a truth value. */
  private static boolean saysItIsWell(Session session, String url) throws HttpException, JsonException {
    var answer = session.caller().call(Endpoint.parse(url), HttpRequest.get("/health"), session.patience());
    var health = JsonReader.read(answer.body()).field("health");
    return health.truth() || health.text().equals("true");
  }
}
