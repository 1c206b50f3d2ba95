package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.MemberAddRequest;
import dev.keelson.api.proto.etcd.MemberListRequest;
import dev.keelson.api.proto.etcd.MemberPromoteRequest;
import dev.keelson.api.proto.etcd.MemberRemoveRequest;
import dev.keelson.api.proto.etcd.MemberUpdateRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.go.PeerUrl;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import dev.keelson.etcdctl.v3.session.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code member …}. */
final class MemberCommands {
  private static final Flag PEERS = Flag.text("peer-urls", "", "comma separated peer URLs for the member");

  private MemberCommands() {}

  static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "member list" -> new Command<>(
          path, "", "Lists all members in the cluster",
          List.of(Flag.text("consistency", "l", "linearizable (l) or serializable (s)")),
          List.of("etcdctl member list -w table"), MemberCommands::list);
      case "member add" -> new Command<>(
          path, "<memberName> [options]", "Adds a member into the cluster",
          List.of(Flag.truth("learner", "the member only learns, and has no vote"), PEERS),
          List.of("etcdctl member add m4 --peer-urls=http://10.0.0.4:2380"), MemberCommands::add);
      case "member remove" -> new Command<>(
          path, "<memberID>", "Removes a member from the cluster", List.of(),
          List.of("etcdctl member remove 8211f1d0f64f3269"), MemberCommands::remove);
      case "member update" -> new Command<>(
          path, "<memberID> [options]", "Updates a member in the cluster", List.of(PEERS),
          List.of("etcdctl member update 8211f1d0f64f3269 --peer-urls=http://10.0.0.5:2380"),
          MemberCommands::update);
      case "member promote" -> new Command<>(
          path, "<memberID>", "Promotes a non-voting member in the cluster", List.of(),
          List.of("etcdctl member promote 8211f1d0f64f3269"), MemberCommands::promote);
      default -> null;
    };
  }

  private static void list(Session session) throws InterruptedException {
    var linearizable = session.arguments().text("consistency").equals("l");
    session.report(new MembersReport(session.ask(
        Rpcs.memberList(), MemberListRequest.newBuilder().setLinearizable(linearizable).build())));
  }

  private static void add(Session session) throws InterruptedException {
    var words = session.words();
    if (words.isEmpty()) {
      throw Failure.badArguments("member name not provided");
    }
    if (words.size() > 1) {
      var meant = words.get(1).startsWith("http") ? ", did you mean --peer-urls=" + words.get(1) : "";
      throw Failure.badArguments("too many arguments" + meant);
    }
    var answer = session.change(Rpcs.memberAdd(), MemberAddRequest.newBuilder()
        .addAllPeerURLs(soundPeers(session))
        .setIsLearner(session.arguments().truth("learner"))
        .build());
    session.report(new MemberChangeReport("added", answer.getMember().getID(), answer.getHeader(), answer));
    if (session.reporter().isSimple()) {
      NewMember.print(session, words.getFirst(), answer);
    }
  }

  private static void remove(Session session) throws InterruptedException {
    var id = member(session);
    var answer = session.change(Rpcs.memberRemove(), MemberRemoveRequest.newBuilder().setID(id).build());
    session.report(new MemberChangeReport("removed", id, answer.getHeader(), answer));
  }

  private static void update(Session session) throws InterruptedException {
    var id = member(session);
    var request = MemberUpdateRequest.newBuilder().setID(id).addAllPeerURLs(peers(session)).build();
    var answer = session.change(Rpcs.memberUpdate(), request);
    session.report(new MemberChangeReport("updated", id, answer.getHeader(), answer));
  }

  private static void promote(Session session) throws InterruptedException {
    var id = member(session);
    var answer = session.change(Rpcs.memberPromote(), MemberPromoteRequest.newBuilder().setID(id).build());
    session.report(new MemberChangeReport("promoted", id, answer.getHeader(), answer));
  }

  private static long member(Session session) {
    if (session.words().size() != 1) {
      throw Failure.badArguments("member ID is not provided");
    }
    return Words.member(session.words().getFirst());
  }

  private static List<String> peers(Session session) {
    var text = session.arguments().text("peer-urls");
    if (text.isEmpty()) {
      throw Failure.badArguments("member peer urls not provided");
    }
    return List.of(text.split(",", -1));
  }

  /** etcd's client looks at the URLs of a new member before it asks, and at those of a known one not. */
  private static List<String> soundPeers(Session session) {
    var peers = peers(session);
    try {
      for (var peer : peers) {
        PeerUrl.checked(peer);
      }
    } catch (GoSyntaxException wrong) {
      throw Failure.error(wrong.text());
    }
    return peers;
  }
}
