package dev.keelson.etcdctl.v3.lease;

import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.api.proto.etcd.LeaseLeasesRequest;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class LeaseCommands {
  private LeaseCommands() {}

  public static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "lease grant" -> new Command<>(
          path, "<ttl>", "Creates leases", List.of(), List.of("etcdctl lease grant 60"), LeaseCommands::grant);
      case "lease revoke" -> new Command<>(
          path, "<leaseID>", "Revokes leases", List.of(), List.of("etcdctl lease revoke 694d77aa9e38260f"),
          LeaseCommands::revoke);
      case "lease timetolive" -> new Command<>(
          path, "<leaseID> [options]", "Get lease information",
          List.of(Flag.truth("keys", "get keys attached to this lease")),
          List.of("etcdctl lease timetolive 694d77aa9e38260f --keys"), LeaseCommands::timeToLive);
      case "lease list" -> new Command<>(
          path, "", "List all active leases", List.of(), List.of("etcdctl lease list"), LeaseCommands::list);
      case "lease keep-alive" -> new Command<>(
          path, "[options] <leaseID>", "Keeps leases alive (renew)",
          List.of(Flag.truth("once", "reset the keep-alive time once and exit")),
          List.of("etcdctl lease keep-alive 694d77aa9e38260f --once"), LeaseCommands::keepAlive);
      default -> null;
    };
  }

  private static void grant(Session session) throws InterruptedException {
    var ttlSeconds = ttl(onlyWord(session, "lease grant command needs TTL argument"));
    try {
      var request = LeaseGrantRequest.newBuilder().setTTL(ttlSeconds).build();
      session.report(new GrantReport(session.client().once(Rpcs.leaseGrant(), request, session.deadline())));
    } catch (RpcException refused) {
      throw Failure.error("failed to grant lease (" + ErrorText.of(refused.status()) + ")");
    }
  }

  private static void revoke(Session session) throws InterruptedException {
    var lease = lease(onlyWord(session, "lease revoke command needs 1 argument"));
    try {
      var request = LeaseRevokeRequest.newBuilder().setID(lease).build();
      session.report(new RevokeReport(lease, session.client().once(Rpcs.leaseRevoke(), request, session.deadline())));
    } catch (RpcException refused) {
      throw Failure.error("failed to revoke lease (" + ErrorText.of(refused.status()) + ")");
    }
  }

  private static void timeToLive(Session session) throws InterruptedException {
    var lease = lease(onlyWord(session, "lease timetolive command needs lease ID as argument"));
    var keys = session.arguments().truth("keys");
    session.report(new TimeToLiveReport(
        session.ask(Rpcs.leaseTimeToLive(), LeaseTimeToLiveRequest.newBuilder().setID(lease).setKeys(keys).build()),
        keys));
  }

  private static void list(Session session) throws InterruptedException {
    session.report(new LeasesReport(session.ask(Rpcs.leaseLeases(), LeaseLeasesRequest.getDefaultInstance())));
  }

  private static void keepAlive(Session session) throws InterruptedException {
    var lease = lease(onlyWord(session, "lease keep-alive command needs lease ID as argument"));
    var keeper = new LeaseKeeper(session.client(), lease, session.terminal().time());
    if (session.arguments().truth("once")) {
      keepOnce(session, keeper);
      return;
    }
    try {
      keeper.keep(answer -> session.report(new KeepAliveReport(answer)));
    } catch (RpcException ended) {
      throw Failure.error(ErrorText.of(ended.status()));
    }
    if (session.reporter().isSimple()) {
      session.terminal().out().println("lease " + LeaseText.id(lease) + " expired or revoked.");
    }
  }

  private static void keepOnce(Session session, LeaseKeeper keeper) throws InterruptedException {
    try {
      var answer = keeper.once(session.deadline());
      if (answer.getTTL() <= 0) {
        throw new Failure(ExitCode.BAD_CONNECTION, "etcdserver: requested lease not found");
      }
      session.report(new KeepAliveReport(answer));
    } catch (RpcException refused) {
      throw new Failure(ExitCode.BAD_CONNECTION, ErrorText.of(refused.status()));
    }
  }

  private static String onlyWord(Session session, String complaint) {
    if (session.words().size() != 1) {
      throw Failure.badArguments(complaint);
    }
    return session.words().getFirst();
  }

  private static long ttl(String text) {
    try {
      return GoNumber.parseInt(text, 10);
    } catch (GoSyntaxException wrong) {
      throw Failure.badArguments("bad TTL (" + wrong.text() + ")");
    }
  }

  private static long lease(String text) {
    try {
      return GoNumber.parseInt(text, 16);
    } catch (GoSyntaxException wrong) {
      throw Failure.badArguments("bad lease ID arg (" + wrong.text() + "), expecting ID in Hex");
    }
  }
}
